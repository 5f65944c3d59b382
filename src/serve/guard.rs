//! Who is answered: requests that name this machine and come from its own pages.
//!
//! A page of some site can make the browser ask `http://its.own.name:8080/` after its name was given the address of this
//! machine (DNS rebinding), or load scripts from here. The first names a host that is none of ours, the second says
//! where it comes from.

use std::net::IpAddr;

/// What a request says of itself.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Asked<'a> {
    /// Every `Host`, of which there must be one.
    pub(super) hosts: &'a [&'a str],
    /// The host of a complete address in the request line.
    pub(super) authority: Option<&'a str>,
    /// `Origin`.
    pub(super) origin: Option<&'a str>,
    /// `Sec-Fetch-Site`.
    pub(super) site: Option<&'a str>,
    /// Whether it is for the preview's own addresses.
    pub(super) inner: bool,
}

/// Why a request is not answered; `None` if it is. `own` is the address that the server listens on.
pub(super) fn refusal(asked: Asked<'_>, own: IpAddr) -> Option<&'static str> {
    let [host] = asked.hosts else {
        return Some("A request must name one host.\n");
    };
    if !std::iter::once(*host).chain(asked.authority).all(|host| is_own(host, own)) {
        return Some("This preview answers only to localhost and to addresses of this machine.\n");
    }
    let foreign = asked.origin.is_some_and(|origin| {
        !origin.strip_prefix("http://").is_some_and(|from| from.eq_ignore_ascii_case(host))
    });
    let crossed = asked.inner && matches!(asked.site, Some("cross-site" | "same-site"));
    (foreign || crossed).then_some("This preview answers only to its own pages.\n")
}

/// Whether a host is this machine: `localhost`, or an address in digits, which no name server has a hand in. A server that
/// listens on the loopback alone is asked for by loopback addresses alone.
fn is_own(host: &str, own: IpAddr) -> bool {
    let name = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, port)) => {
            if !port.is_empty() && !is_port(port.strip_prefix(':')) {
                return false;
            }
            address
        }
        None => match host.split_once(':') {
            Some((name, port)) if is_port(Some(port)) => name,
            Some(_) => return false,
            None => host,
        },
    };
    let name = name.to_ascii_lowercase();
    if name == "localhost" || name.ends_with(".localhost") {
        return true;
    }
    name.parse::<IpAddr>().is_ok_and(|address| !own.is_loopback() || address.is_loopback())
}

fn is_port(port: Option<&str>) -> bool {
    port.is_some_and(|port| port.parse::<u16>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    #[track_caller]
    fn check(host: &str, answered: bool) {
        let asked = Asked { hosts: &[host], ..Asked::default() };
        assert_eq!(refusal(asked, Ipv4Addr::LOCALHOST.into()).is_none(), answered, "{host}");
    }

    #[test]
    fn only_this_machine_is_answered_for() {
        for host in ["127.0.0.1:8080", "localhost:8080", "LOCALHOST", "[::1]:80", "a.localhost:1"] {
            check(host, true);
        }
        for host in [
            "evil.example",
            "127.0.0.1.evil.example:8080",
            "localhost.evil.example",
            "192.168.1.9:8080",
            "[::1",
            "[::1]x",
            "localhost:x",
            "127.0.0.1:99999",
            "",
        ] {
            check(host, false);
        }
    }

    #[test]
    fn an_open_server_answers_to_every_address_but_to_no_name() {
        let open = IpAddr::from(Ipv4Addr::UNSPECIFIED);
        let answered = |host| refusal(Asked { hosts: &[host], ..Asked::default() }, open).is_none();
        assert!(answered("192.168.1.9:8080") && !answered("evil.example:8080"));
    }

    #[test]
    fn other_origins_are_refused() {
        let hosts: &[&str] = &["localhost:80"];
        let asked = |origin, site, inner| {
            let asked = Asked { hosts, authority: None, origin, site, inner };
            refusal(asked, Ipv4Addr::LOCALHOST.into()).is_none()
        };
        assert!(asked(Some("http://localhost:80"), Some("same-origin"), true));
        assert!(asked(None, Some("cross-site"), false), "a link on another page may lead here");
        assert!(!asked(Some("http://evil.example"), None, false));
        assert!(!asked(Some("http://localhost:81"), None, false));
        assert!(!asked(Some("null"), None, false));
        assert!(!asked(None, Some("cross-site"), true));
        assert!(!asked(None, Some("same-site"), true));
    }

    #[test]
    fn one_host_is_named_and_the_request_line_agrees() {
        let own = Ipv4Addr::LOCALHOST.into();
        let asked = |hosts, authority| {
            refusal(Asked { hosts, authority, ..Asked::default() }, own).is_none()
        };
        assert!(!asked(&[], None));
        assert!(!asked(&["localhost", "evil.example"], None));
        assert!(!asked(&["localhost"], Some("evil.example")));
    }
}
