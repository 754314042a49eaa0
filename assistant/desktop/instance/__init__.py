"""One program per profile: a lock says who writes, a local socket lets a second start talk to the first."""
