package check

import (
	"sync"

	"github.com/offercheck/offercheck/errcodes"
)

var rows sync.Map // of *errcodes.Row, by id

// Row is the row with an id, documented or our own. It panics when there is none, so that
// a mistyped id cannot pass for another row. It is for ids that the program has, never for
// those that are made of a document: each row is kept.
func Row(id string) *errcodes.Row {
	if row, ok := rows.Load(id); ok {
		return row.(*errcodes.Row)
	}
	row, ok := errcodes.FindRow(id)
	if !ok {
		panic("there is no row " + id)
	}
	kept, _ := rows.LoadOrStore(id, &row)
	return kept.(*errcodes.Row)
}

// ShapeRow is a row of our own about the shape of a document, such as "(unknown member)",
// of owner: a change type, StartChangeSet, or an operation of the Agreement Service.
func ShapeRow(owner, field string) *errcodes.Row {
	if errcodes.IsOperation(owner) {
		return Row(owner + "/" + string(errcodes.AgreementValidation) + "/" + field)
	}
	return Row(owner + "/422/" + field)
}
