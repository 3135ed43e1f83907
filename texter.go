package offercheck

import (
	"strings"

	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/redact"
)

// A texter makes the texts of a report, which outlive the document: as they are, or
// redacted.
type texter struct{ redacts bool }

// of is the text of a message about a place in a document.
func (t texter) of(p *check.Problem, text msg.Text) string {
	if t.redacts {
		return p.At.Node.CloneIfPooled(text.Map(redact.Value))
	}
	return p.At.Node.CloneIfPooled(text.String())
}

// detail is what was not known for an open row.
func (t texter) detail(o *check.Open) string {
	if t.redacts {
		return strings.Clone(o.Detail.Map(redact.Value))
	}
	return strings.Clone(o.Detail.String())
}

// path is the path of a place.
func (t texter) path(at jsondoc.Place, path string) string {
	switch {
	case !t.redacts:
		return path
	case at.AtName || at.Missing != "":
		return redact.PointerToName(path)
	}
	return redact.Pointer(path)
}

// longest is how many bytes of a name a report repeats: AWS takes no more. Each
// finding has the names of its change, and 10,000 of a name of a megabyte are ten billion.
const longest = 255

// clip is a name, without what is beyond the longest.
func clip(name string) string {
	if len(name) <= longest {
		return name
	}
	return strings.ToValidUTF8(name[:longest], "") + "…"
}

// change is the name of a change.
func (t texter) change(c Change) Change {
	c.Name, c.Type, c.Entity = clip(c.Name), clip(c.Type), clip(c.Entity)
	if t.redacts {
		if c.Name != "" {
			c.Name = redact.Ellipsis
		}
		c.Type, c.Entity = redact.ChangeType(c.Type), redact.ID(c.Entity)
	}
	return c
}

// entityType is the Entity.Type of a change.
func (t texter) entityType(text string) string {
	text = clip(text)
	if t.redacts && text != "" {
		return redact.EntityType(text)
	}
	return text
}

// token is the client token of an entry.
func (t texter) token(text string) string {
	text = clip(text)
	if t.redacts {
		return redact.Accounts(text)
	}
	return text
}
