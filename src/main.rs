//! The program `digest`: a doorway to the library.

use std::process::ExitCode;

use digest_site::cli;

/// Builds ask for much memory in small pieces, from several threads at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match cli::run(cli::parse()) {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            cli::print_error(&*error);
            ExitCode::from(2)
        }
    }
}
