package schema

import (
	"strings"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/internal/edition"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// rowsByField are the rows of the fields of an edition, by change type or operation and field, so
// that a row is found from a path in a document and need not be written into the
// schemas. An object of an operation's request that has no row has that of its
// first member; a PriceIncrease has that of its Type. A row that qualifies the field, as
// PricingModel/resale does, is for the rules.
var rowsByField = edition.Once(newRowsByField)

func newRowsByField(e errcodes.Edition) map[string]*errcodes.Row {
	rows, m := e.Rows(), map[string]*errcodes.Row{}
	for i := range rows {
		r := &rows[i]
		switch {
		case r.HTTPStatus == 422 && strings.Contains(r.Field(), "/"):
		case r.HTTPStatus == 422:
			m[r.Owner()+"/"+r.Field()] = r
			if object, ok := strings.CutSuffix(r.Field(), ".PriceIncrease.Type"); ok {
				m[r.Owner()+"/"+object+".PriceIncrease"] = r
			}
		case r.Code == errcodes.AgreementValidation:
			object, _, _ := strings.Cut(r.Field(), ".")
			for _, around := range []string{"", object} {
				if key := r.Operation + "/" + around; m[key] == nil {
					m[key] = r
				}
			}
			m[r.Operation+"/"+r.Field()] = r
		}
	}
	return m
}

// row is the row for the node n of the document, or for the member of n that
// is missing: that of the field, else of the nearest field around it that the
// table lists.
func (c *checker) row(n jsondoc.Node, missing string) *errcodes.Row {
	path, term := c.fieldPath(n)
	if missing != "" {
		path = append(path, missing)
	}
	for ; len(path) > 0; path = path[:len(path)-1] {
		if path[len(path)-1] == "[]" { // an item of the wrong kind is the list's fault
			continue
		}
		if r := c.lookUp(path, term); r != nil {
			return r
		}
	}
	return wholeRow(c.edition(), c.owner)
}

// wholeRow is the row of what has none nearer: that of all the details of a change
// type, which the table may have in the envelope alone, or of all of a request. It
// panics when there is none, so that a fault is never reported under another row.
func wholeRow(e errcodes.Edition, owner string) *errcodes.Row {
	for _, whole := range []string{"DetailsDocument", "(properties)", "Terms", "", "ChangeSet"} {
		if r, ok := rowsByField(e)[owner+"/"+whole]; ok {
			return r
		}
	}
	if changetype.OfOwner(e, owner).IsJudged(e) {
		return rowsByField(e)["StartChangeSet/ChangeSet[].Details"]
	}
	panic("schema: no row is for what is wrong with " + owner)
}

// lookUp finds the row of a field. Where the page names the term, as in
// Terms[].LegalTerm.Documents, the row's field has the name; where it does not, it
// is left out. A list may be written with brackets, as in Schedule[]. What the page
// says of the details in the envelope it says of Details.
func (c *checker) lookUp(path []string, term string) *errcodes.Row {
	plain := c.owner + "/" + strings.ReplaceAll(strings.Join(path, "."), ".[]", "[]")
	plain = strings.ReplaceAll(plain, "/ChangeSet[].DetailsDocument", "/ChangeSet[].Details")
	full := strings.ReplaceAll(plain, "/Terms[].", "/Terms[]."+term+".")
	for _, field := range []string{full, full + "[]", plain, plain + "[]"} {
		if r, ok := rowsByField(c.edition())[field]; ok {
			return r
		}
	}
	return nil
}

// fieldPath is where n stands below the root, names and "[]" for items, and the
// type of the term that it stands in.
func (c *checker) fieldPath(n jsondoc.Node) (path []string, term string) {
	if n == c.root || !n.Exists() {
		if c.prefix != "" {
			path = append(path, c.prefix)
		}
		return path, ""
	}
	path, term = c.fieldPath(n.Parent())
	if n.Parent().Kind() != jsondoc.Array {
		return append(path, n.Name()), term
	}
	if kind := n.Get("Type").Text(); len(path) == 1 && !strings.ContainsAny(kind, ".[]") {
		term = kind
	}
	return append(path, "[]"), term
}
