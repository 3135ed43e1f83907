package jsondoc_test

import (
	"strings"
	"testing"

	"github.com/offercheck/offercheck/internal/jsondoc"
)

// A text is copied when it stands in memory that is used again, and only then.
func TestOwn(t *testing.T) {
	const text = `{"a": "text", "b": "\u0061 text", "in": "[\"inside\"]", "plain": "[1]"}`
	parsed, err := jsondoc.Parse(text, jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	once, err := jsondoc.ParseOnce([]byte(text), jsondoc.Options{})
	if err != nil {
		t.Fatal(err)
	}
	inString := func(name string) jsondoc.Node {
		d, err := jsondoc.ParseString(once.Root().Get(name), jsondoc.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return d.Root()
	}
	root, other := once.Root(), strings.Repeat("text", 2)
	for name, c := range map[string]struct {
		node   jsondoc.Node
		text   string
		copied bool
	}{
		"of a document that is read once":        {root, root.Get("a").Text(), true},
		"its first byte":                         {root, root.Raw()[:1], true},
		"its last byte":                          {root, root.Raw()[len(text)-1:], true},
		"with an escape, which is no part of it": {root, root.Get("b").Text(), false},
		"of a document in its string":            {inString("plain"), inString("plain").Raw(), true},
		"of the same with escapes":               {inString("in"), inString("in").Item(0).Text(), false},
		"of another document":                    {root, parsed.Root().Get("a").Text(), false},
		"of none":                                {root, other, false},
		"of a document that stays":               {parsed.Root(), parsed.Root().Get("a").Text(), false},
		"of nobody knows what":                   {jsondoc.Node{}, other, true},
		"nothing":                                {root, "", false},
	} {
		if got := c.node.CloneIfPooled(c.text); got != c.text {
			t.Errorf("%s: %q is owned as %q", name, c.text, got)
		}
		if copies := testing.AllocsPerRun(20, func() { kept = c.node.CloneIfPooled(c.text) }); (copies == 1) != c.copied {
			t.Errorf("%s: %v copies, copied should be %t", name, copies, c.copied)
		}
	}
}

var kept string // so that what is kept is on the heap
