"""Which network addresses are anybody's, and which belong to this machine or its own network."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_NAT64 = IPv6Network("64:ff9b::/96")
"""IPv4 addresses as an IPv6-only network writes them (RFC 6052)."""


def is_public(address: str) -> bool:
    """Whether an IP address may be fetched from without the operator's word.

    Private, loopback, link-local, multicast, reserved and unspecified addresses are not public. Neither is an IPv6
    address with an IPv4 address inside (mapped, 6to4, Teredo), which no public name has; NAT64's is judged by it.
    """
    found: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        if found in _NAT64:
            found = IPv4Address(found.packed[12:])
        elif found.ipv4_mapped or found.sixtofour or found.teredo or found.is_site_local:
            return False
    return found.is_global and not (found.is_multicast or found.is_reserved)
