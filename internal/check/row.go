package check

import (
	"sync"

	"github.com/offercheck/offercheck/errcodes"
)

var rows [errcodes.NumEditions]sync.Map // of *errcodes.Row, by id

// Row is the row of an edition with an id, documented or our own. It panics when there is
// none, so that a mistyped id cannot pass for another row. It is for ids that the program has, never for
// those that are made of a document: each row is kept.
func Row(e errcodes.Edition, id string) *errcodes.Row {
	if row, ok := rows[e].Load(id); ok {
		return row.(*errcodes.Row)
	}
	row, ok := e.FindRow(id)
	if !ok {
		panic("edition " + e.String() + " has no row " + id)
	}
	kept, _ := rows[e].LoadOrStore(id, &row)
	return kept.(*errcodes.Row)
}

// ShapeRow is a row of our own about the shape of a document, such as "(unknown member)",
// of owner: a change type, StartChangeSet, or an operation of the Agreement Service.
func ShapeRow(e errcodes.Edition, owner, field string) *errcodes.Row {
	if errcodes.IsOperation(owner) {
		return Row(e, owner+"/"+string(errcodes.AgreementValidation)+"/"+field)
	}
	return Row(e, owner+"/422/"+field)
}
