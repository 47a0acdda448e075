"""How well and how fast searches are answered, over HTTP, on each engine, with stock Wagtail's search beside."""
