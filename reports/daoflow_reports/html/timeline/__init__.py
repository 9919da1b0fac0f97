"""Where things stand in the timeline's picture: shares of its width for times, rows for lanes. Nothing is judged here."""
