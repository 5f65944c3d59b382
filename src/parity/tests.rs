//! Rows and clashes of small texts.

use super::*;
