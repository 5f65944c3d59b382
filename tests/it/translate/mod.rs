//! Translations and their sources as editors meet them: what is missing, what is out of date, what is drafted.

mod boxes;
mod draft;
mod listing;
mod service;
mod standing;
mod xliff;
