"""`.env`: read as Compose reads it, compared with what Compose and the containers have, and never told by value."""
