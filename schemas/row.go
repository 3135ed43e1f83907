package schemas

import (
	"net/http"
	"strings"
	"sync"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

// rowsByField are the rows of fields, by change type or operation and field, so
// that a row is found from a path in a document and need not be written into the
// schemas. An object of an operation's request that has no row has that of its
// first member.
var rowsByField = sync.OnceValue(func() map[string]*errcodes.Row {
	m := map[string]*errcodes.Row{}
	rows := errcodes.Rows()
	for i := range rows {
		r := &rows[i]
		switch {
		case r.HTTPStatus == http.StatusUnprocessableEntity:
			m[r.ChangeType+"/"+r.Field()] = r
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
})

// row is the row for the node n of the document, or for the member of n that
// is missing: that of the field, else of the nearest field around it that the
// table lists.
func (d *door) row(n jsondoc.Node, missing string) *errcodes.Row {
	path := d.fieldPath(n)
	if missing != "" {
		path = append(path, missing)
	}
	for len(path) > 0 {
		last := len(path) - 1
		if path[last] == "[]" { // an item of the wrong kind is the list's fault
			path = path[:last]
			continue
		}
		if r := d.lookUp(path); r != nil {
			return r
		}
		path = path[:last]
	}
	for _, whole := range []string{"DetailsDocument", "(properties)", "Terms", ""} {
		if r, ok := rowsByField()[d.owner+"/"+whole]; ok {
			return r
		}
	}
	return rowsByField()["StartChangeSet/ChangeSet"]
}

// lookUp finds the row of a field. Where the page names the term, as in
// Terms[].LegalTerm.Documents, the path has the name; where it does not, it is
// left out. A list may be written with brackets, as in Schedule[].
func (d *door) lookUp(path []string) *errcodes.Row {
	full := d.owner + "/" + strings.ReplaceAll(strings.Join(path, "."), ".[]", "[]")
	if d.owner == "StartChangeSet" {
		full = strings.Replace(full, "[].DetailsDocument", "[].Details", 1)
	}
	plain := full
	if len(path) > 3 && strings.HasPrefix(path[2], ":") {
		plain = strings.Replace(full, "."+path[2], "", 1)
		full = strings.Replace(full, ".:", ".", 1)
	} else if len(path) == 3 && strings.HasPrefix(path[2], ":") {
		return nil
	}
	for _, field := range []string{full, full + "[]", plain, plain + "[]"} {
		if r, ok := rowsByField()[field]; ok {
			return r
		}
	}
	return nil
}

// fieldPath is where n stands below the root: names, "[]" for items, and after
// an item of Terms its type with a colon before it.
func (d *door) fieldPath(n jsondoc.Node) []string {
	if n == d.root || !n.Exists() {
		if d.prefix != "" {
			return []string{d.prefix}
		}
		return nil
	}
	path := d.fieldPath(n.Parent())
	if n.Parent().Kind() != jsondoc.Array {
		return append(path, n.Name())
	}
	path = append(path, "[]")
	if kind := n.Get("Type").Text(); len(path) == 2 && path[0] == "Terms" && kind != "" && !strings.ContainsAny(kind, ".[]") {
		path = append(path, ":"+kind)
	}
	return path
}
