//! Opens OpenCC, the C++ library that converts between Simplified and Traditional Chinese, and converts strings.
//!
//! The dictionaries travel inside the program and are unpacked once into the user's cache folder, because OpenCC reads
//! them from files. This room knows no article; what must not be converted is for `localize` to know.

mod unpack;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use opencc_rust::{DefaultConfig, OpenCC, OpenCCError};

/// Why OpenCC could not be used: the machine's fault.
#[derive(Debug, thiserror::Error)]
pub enum ConvertError {
    /// The dictionaries could not be written to the cache folder, nor to the temporary one.
    #[error("cannot unpack OpenCC's dictionaries into `{}`", path.display())]
    Unpack {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// OpenCC does not know the configuration, or cannot read its dictionaries.
    #[error("cannot open OpenCC's configuration `{name}`")]
    Open {
        /// OpenCC's name: `s2tw`.
        name: String,
        /// What OpenCC said.
        source: OpenCCError,
    },
    /// There is no such configuration.
    #[error("OpenCC has no configuration `{name}`")]
    Unknown {
        /// The name asked for.
        name: String,
    },
}

/// OpenCC with its dictionaries; each configuration is loaded when it is first asked for.
pub struct Converters {
    folder: PathBuf,
    open: Mutex<BTreeMap<&'static str, std::sync::Arc<OpenCC>>>,
}

impl Converters {
    /// Unpacks the dictionaries if no other run has, and loads none.
    ///
    /// # Errors
    ///
    /// [`ConvertError::Unpack`] if neither the cache folder nor the temporary folder takes them.
    pub fn new() -> Result<Self, ConvertError> {
        Ok(Self { folder: unpack::dictionaries()?, open: Mutex::new(BTreeMap::new()) })
    }

    /// Loads the configurations, so that converting with them cannot fail later.
    ///
    /// # Errors
    ///
    /// [`ConvertError::Unknown`] and [`ConvertError::Open`].
    pub fn load(&self, names: &[&str]) -> Result<(), ConvertError> {
        names.iter().try_for_each(|name| self.get(name).map(|_| ()))
    }

    /// Converts `text` with the OpenCC configuration `name`: `s2tw`, `t2s` and so on.
    ///
    /// # Errors
    ///
    /// As [`Self::load`].
    pub fn convert(&self, name: &str, text: &str) -> Result<String, ConvertError> {
        let opencc = self.get(name)?;
        // C strings end at a zero byte; between them every text converts.
        let parts: Result<Vec<String>, OpenCCError> =
            text.split('\0').map(|part| opencc.convert(part)).collect();
        parts
            .map(|parts| parts.join("\0"))
            .map_err(|source| ConvertError::Open { name: name.to_owned(), source })
    }

    fn get(&self, name: &str) -> Result<std::sync::Arc<OpenCC>, ConvertError> {
        let config = config(name).ok_or_else(|| ConvertError::Unknown { name: name.to_owned() })?;
        let file: &'static str = config.get_file_name();
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(opencc) = open.get(file) {
            return Ok(opencc.clone());
        }
        let opencc = OpenCC::new(self.folder.join(file))
            .map(std::sync::Arc::new)
            .map_err(|source| ConvertError::Open { name: name.to_owned(), source })?;
        open.insert(file, opencc.clone());
        Ok(opencc)
    }
}

/// The configuration of that name.
fn config(name: &str) -> Option<DefaultConfig> {
    unpack::CONFIGS
        .iter()
        .copied()
        .find(|config| config.get_file_name().strip_suffix(".json") == Some(name))
}
