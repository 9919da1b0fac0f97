"""What lies on a host that runs DaoFlow and the applications deployed with it, grown from sheets and a seed."""
