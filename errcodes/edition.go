package errcodes

import (
	"cmp"
	"fmt"
	"slices"
	"sync"
)

// An Edition is an edition of AWS's pages: what they said at one time. It is named after a
// year.
type Edition uint8

// The editions, oldest first.
const (
	Edition2024 Edition = iota
	Edition2026

	NumEditions = iota
)

// Newest is the newest edition: what AWS accepts today. It is the default.
const Newest = Edition(NumEditions - 1)

var editionNames = [NumEditions]string{"2024", "2026"}

// String returns the name of the edition, such as 2026.
func (e Edition) String() string {
	if e >= NumEditions {
		return fmt.Sprintf("Edition(%d)", uint8(e))
	}
	return editionNames[e]
}

// Editions returns all editions, oldest first.
func Editions() []Edition {
	list := make([]Edition, NumEditions)
	for i := range list {
		list[i] = Edition(i)
	}
	return list
}

// ParseEdition returns the edition with that name. It reports whether there is one.
func ParseEdition(name string) (Edition, bool) {
	i := slices.Index(editionNames[:], name)
	return Edition(max(i, 0)), i >= 0
}

// An amendment is what an edition changes in the table of rows before it. The amendment of
// the first edition has its whole table.
type amendment struct {
	removed []string            // ids of rows that are gone
	what    []news              // of changed and removed rows; for a new row it is the title
	fields  []fieldRow          // rows that are new, or replace the one with the same id
	errors  []asyncRow          // the same
	never   []map[string]string // by id of one of these rows: why it is never reported
	after   map[string]string   // by new owner of rows: the owner that it comes after
}

// A news is what changed in a row, for sellers. It is no map, which each process would fill at
// its start.
type news struct{ row, what string }

var amendments = [NumEditions]amendment{
	Edition2024: {fields: syncRows[:], errors: asyncRows[:], never: []map[string]string{never}},
	Edition2026: in2026,
}

// A table is the rows of an edition.
type table struct {
	rows    []*Row
	byID    map[string]*Row
	removed []string        // in this edition and those before it
	owners  map[string]bool // change types that rows are about
}

var tables = func() (all [NumEditions]func() *table) {
	for e := range all {
		all[e] = sync.OnceValue(func() *table { return newTable(amendments[:e+1]) })
	}
	return all
}()

// table returns the table of the edition, an empty one if there is no such edition.
func (e Edition) table() *table {
	if e >= NumEditions {
		return new(table)
	}
	return tables[e]()
}

func newTable(amendments []amendment) *table {
	t := &table{byID: map[string]*Row{}, owners: map[string]bool{}}
	var fields, errors groups
	for i := range amendments {
		a := &amendments[i]
		t.removed = append(t.removed, a.removed...)
		fields.remove(a.removed)
		errors.remove(a.removed)
		for k := range a.fields {
			fields.add(a.fields[k].row(), a)
		}
		for k := range a.errors {
			errors.add(a.errors[k].row(), a)
		}
	}
	for _, g := range slices.Concat(fields, errors) {
		t.rows = append(t.rows, g.rows...)
	}
	for i := range agreementRows {
		r := agreementRows[i].row()
		t.rows = append(t.rows, &r)
	}
	for _, r := range t.rows {
		t.byID[r.ID] = r
		if r.ChangeType != "" {
			t.owners[r.Owner()] = true
		}
	}
	return t
}

// groups are rows by their owners, mostly change types, in the order of the page.
type groups []group

type group struct {
	owner string
	rows  []*Row
}

func (all groups) remove(ids []string) {
	for i := range all {
		all[i].rows = slices.DeleteFunc(all[i].rows, func(r *Row) bool { return slices.Contains(ids, r.ID) })
	}
}

// add replaces the row with the same id. A new row is inserted after the last one of its
// owner with the same code, or else after the last one of its owner.
func (all *groups) add(r Row, a *amendment) {
	for _, why := range a.never {
		r.Never = cmp.Or(r.Never, why[r.ID])
	}
	g, at := all.of(&r, a.after), -1
	for i, other := range slices.Backward(g.rows) {
		if other.ID == r.ID {
			g.rows[i] = &r
			return
		}
		if at < 0 && other.Code == r.Code {
			at = i + 1
		}
	}
	if at < 0 {
		at = len(g.rows)
	}
	g.rows = slices.Insert(g.rows, at, &r)
}

// of returns the group of a row's owner. A new group comes after that of the owner that
// after names, or last.
func (all *groups) of(r *Row, after map[string]string) *group {
	owner := r.Owner()
	find := func(owner string) int {
		return slices.IndexFunc(*all, func(g group) bool { return g.owner == owner })
	}
	at := find(owner)
	if at < 0 {
		at = len(*all)
		if before := find(after[owner]); before >= 0 {
			at = before + 1
		}
		*all = slices.Insert(*all, at, group{owner: owner})
	}
	return &(*all)[at]
}

// Rows returns the documented rows of the edition in AWS's order: first the input
// fields of change sets, then the asynchronous errors, then the requests of the
// Agreement Service, which are the same in every edition.
func (e Edition) Rows() []Row {
	rows := make([]Row, len(e.table().rows))
	for i, r := range e.table().rows {
		rows[i] = *r
	}
	return rows
}

// FindRow returns the row of the edition with that id, a documented one or one of this
// project. It reports whether there is one.
func (e Edition) FindRow(id string) (Row, bool) {
	if r, ok := e.table().byID[id]; ok {
		return *r, true
	}
	for _, r := range e.OwnRows(OwnerOf(id)) {
		if r.ID == id {
			return r, true
		}
	}
	return Row{}, false
}

// FindRow returns the row with that id, from the newest edition that has it. It reports
// whether there is one.
func FindRow(id string) (Row, bool) {
	for _, e := range slices.Backward(Editions()) {
		if r, ok := e.FindRow(id); ok {
			return r, true
		}
	}
	return Row{}, false
}
