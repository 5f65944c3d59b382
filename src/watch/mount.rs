//! Whether a folder is on a network, where the system's watches keep silent about changes made elsewhere.

use std::path::Path;

/// File systems that live elsewhere. FUSE stands for many; those that go over a network name themselves behind the dot.
/// Source: `/proc/filesystems` and the tables of `mount(8)`; `9p` and `drvfs` are what WSL sees Windows' disks as.
const NETWORK: &[&str] = &[
    "9p",
    "afs",
    "ceph",
    "cifs",
    "davfs",
    "drvfs",
    "fuse.davfs",
    "fuse.glusterfs",
    "fuse.rclone",
    "fuse.s3fs",
    "fuse.sshfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "prl_fs",
    "smb3",
    "smbfs",
    "vboxsf",
    "virtiofs",
];

/// The kind of the network file system that `folder` is on; `None` on a disk, and where the system does not say.
pub(super) fn network(folder: &Path) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "the table of mounts is a file on Linux")]
    let table = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
    let kind = kind(&table, folder)?;
    NETWORK.contains(&kind).then(|| kind.to_owned())
}

/// The kind of the file system that `folder` is on, by a table in the form of Linux's `mountinfo` (proc(5)).
fn kind<'a>(table: &'a str, folder: &Path) -> Option<&'a str> {
    let mounts = table.lines().filter_map(|line| {
        let (left, right) = line.split_once(" - ")?;
        Some((unescaped(left.split(' ').nth(4)?), right.split(' ').next()?))
    });
    // The longest path wins, and of two mounts on one path the later.
    mounts
        .filter(|(path, _)| folder.starts_with(path))
        .max_by_key(|(path, _)| path.len())
        .map(|(_, kind)| kind)
}

/// A path of the table: spaces, tabs, line feeds and backslashes are in octal.
fn unescaped(path: &str) -> String {
    [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")]
        .iter()
        .fold(path.to_owned(), |path, (code, plain)| path.replace(code, plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
40 22 0:35 / /home/ann/far\\040off rw,nosuid shared:9 - nfs4 host:/export rw,vers=4.2
41 40 0:36 / /home/ann/far\\040off/near rw - tmpfs tmpfs rw
";

    #[track_caller]
    fn check(folder: &str, expected: &str) {
        assert_eq!(kind(TABLE, Path::new(folder)), Some(expected));
    }

    #[test]
    fn the_innermost_mount_counts() {
        check("/home/ann/digest", "ext4");
        check("/home/ann/far off/digest", "nfs4");
        check("/home/ann/far off/near/digest", "tmpfs");
        check("/home/ann/far offshore", "ext4");
    }
}
