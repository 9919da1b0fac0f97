"""Images for the incident stacks, made on the spot from programs of this machine: no registry is asked for anything."""
