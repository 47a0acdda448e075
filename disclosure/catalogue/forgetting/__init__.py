"""彻底删除: where the catalogue itself, and Wagtail beneath it, hold something of an item."""
