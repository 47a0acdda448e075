"""Steps of loading the demo. Each makes what is missing and leaves alone what is there."""
