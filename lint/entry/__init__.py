"""How the text of an entry is read: its title, label, authors, venue and year."""
