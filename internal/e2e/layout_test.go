package e2e

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// How a document is laid out makes no difference. Items of a list that are written
// alike are read and checked in a quicker way: here each stands several times, with
// other values, in lists that are laid out evenly and in the same lists unevenly.
func TestLayout(t *testing.T) {
	alike := 0
	for _, fixture := range fixtures(t) {
		text, v := open(t, fixture)
		doc, err := jsondoc.Parse(text, jsondoc.Options{})
		if err != nil {
			continue
		}
		for seed := range uint64(2) {
			even := layout{random: rand.New(rand.NewPCG(seed, 1))}
			even.write(doc.Root())
			uneven := layout{random: rand.New(rand.NewPCG(seed, 1)), uneven: true}
			uneven.write(doc.Root())
			alike += even.alike
			if got, want := judged(t, v, fixture, even.text.String()), judged(t, v, fixture, uneven.text.String()); got != want {
				t.Fatalf("%s\nis judged\n%s\nand as\n%s\nit is judged\n%s", even.text.String(), got, uneven.text.String(), want)
			}
		}
	}
	if alike < 1000 {
		t.Errorf("only %d items are like others", alike)
	}
}

// judged is a report without lines and columns, or an error.
func judged(t *testing.T, v *offercheck.Validator, fixture fixture, text string) string {
	t.Helper()
	report, err := judge(v, fixture, []byte(text))
	if err != nil {
		return err.Error()
	}
	for i := range report.Findings {
		f := &report.Findings[i]
		f.Line, f.Column, f.EndLine, f.EndColumn = 0, 0, 0, 0
		for k := range f.Edits {
			f.Edits[k].Start, f.Edits[k].End = 0, 0
			f.Edits[k].Text = strings.ReplaceAll(f.Edits[k].Text, `\`, "") // escapes go by where it stands
		}
		for k := range f.Related {
			f.Related[k].Line, f.Related[k].Column = 0, 0
		}
	}
	for i := range report.Unchecked {
		report.Unchecked[i].Line, report.Unchecked[i].Column = 0, 0
	}
	return written(t, report)
}

// A layout writes a document.
type layout struct {
	text   strings.Builder
	random *rand.Rand
	uneven bool // no two neighbours in a list are written alike
	alike  int  // items that differ in their values alone from those before
}

func (l *layout) write(n jsondoc.Node) {
	switch n.Kind() {
	case jsondoc.Object:
		l.object(n, n.Index()%2 == 1, -1, "")
	case jsondoc.Array:
		l.text.WriteByte('[')
		for i, item := range n.Items() {
			if i > 0 {
				l.text.WriteByte(',')
			}
			l.write(item)
			if item.Kind() != jsondoc.Object || item.Len() == 0 || item.Len() > 5 {
				continue
			}
			for again := range 3 {
				l.text.WriteByte(',')
				other := []string{`null`, `"x"`, `""`, `"1.123456789"`, `3`, `{}`, `"$1"`, `true`}[l.random.IntN(8)]
				l.object(item, (item.Index()+again)%2 == 0, l.random.IntN(2*item.Len()), other)
				l.alike++
			}
		}
		l.text.WriteByte(']')
	default:
		l.text.WriteString(n.Raw())
	}
}

// object writes an object; the value of one member may be another.
func (l *layout) object(n jsondoc.Node, odd bool, other int, value string) {
	l.text.WriteByte('{')
	if l.uneven && odd {
		l.text.WriteByte(' ')
	}
	for i := range n.Len() {
		member := memberAt(n, i)
		if i > 0 {
			l.text.WriteByte(',')
		}
		name, _ := json.Marshal(member.Name())
		l.text.Write(name)
		l.text.WriteByte(':')
		if i == other {
			l.text.WriteString(value)
		} else {
			l.write(member)
		}
	}
	l.text.WriteByte('}')
}

func memberAt(n jsondoc.Node, i int) jsondoc.Node {
	members := n.Inside()
	for range i {
		members.Next()
	}
	return members.Next()
}
