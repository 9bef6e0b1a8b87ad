"""House style: how a list writes its entries, where one departs from it, and how a new one is written."""
