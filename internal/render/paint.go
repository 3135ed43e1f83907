package render

// Colours of a terminal.
const (
	Red    = "1;31"
	Yellow = "1;33"
	Green  = "1;32"
	bold   = "1"
	dim    = "2"
)

// Painter returns a function that colours a text, or one that returns it unchanged.
func Painter(inColour bool) func(colour, s string) string {
	if inColour {
		return func(colour, s string) string { return "\x1b[" + colour + "m" + s + "\x1b[0m" }
	}
	return func(_, s string) string { return s }
}
