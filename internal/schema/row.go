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
// schemas. An object or list without a row of its own has that of the first field in it, and
// an operation's request as a whole has that of its first field. A row that
// qualifies a field, as PricingModel/resale does, is for the rules.
var rowsByField = edition.Once(newRowsByField)

func newRowsByField(e errcodes.Edition) map[string]*errcodes.Row {
	rows, m := e.Rows(), map[string]*errcodes.Row{}
	isField := func(r *errcodes.Row) bool {
		return (r.HTTPStatus == 422 || r.Code == errcodes.AgreementValidation) && r.Never == "" && !strings.Contains(r.Field(), "/")
	}
	for i := range rows {
		if r := &rows[i]; isField(r) {
			m[r.Owner()+"/"+inDocument.Replace(r.Field())] = r
		}
	}
	for i := range rows {
		r := &rows[i]
		if !isField(r) {
			continue
		}
		for field := r.Field(); field != ""; {
			field = field[:max(strings.LastIndexByte(field, '.'), 0)]
			if key := r.Owner() + "/" + field; m[key] == nil && (field != "" || r.Operation != "") {
				m[key] = r
			}
		}
	}
	return m
}

// inDocument writes a field of AWS's page as it stands in a document, where the page leaves
// out the list of the rates or its brackets.
var inDocument = strings.NewReplacer(
	"ResaleUsageBasedPricingTerm.RateCards[].", "ResaleUsageBasedPricingTerm.RateCards[].RateCard[].",
	"ResaleConfigurableUpfrontPricingTerm.RateCards[].RateCard.", "ResaleConfigurableUpfrontPricingTerm.RateCards[].RateCard[].",
)

// row is the row for the node n of the document, or for the member of n that
// is missing: that of the field, else of the nearest field around it that the
// table lists.
func (c *checker) row(n jsondoc.Node, missing string) *errcodes.Row {
	path, term := c.fieldPath(n)
	if missing != "" {
		path = append(path, missing)
	}
	isField := len(path) > 0
	for ; len(path) > 0; path = path[:len(path)-1] {
		if path[len(path)-1] == "[]" { // an item of the wrong kind is the list's fault
			continue
		}
		if r := c.lookUp(path, term); r != nil {
			return r
		}
	}
	if r, ok := rowsByField(c.edition())[c.owner+"/(unknown member)"]; ok && isField {
		return r // AWS's page closes the list of fields
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
