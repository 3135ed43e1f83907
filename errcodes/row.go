package errcodes

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// Phase says when AWS reports a row.
type Phase string

const (
	Sync  Phase = "sync"  // at once, as StartChangeSet's HTTP status
	Async Phase = "async" // later, in DescribeChangeSet
)

// Basis says what a row rests on.
type Basis string

const (
	Documented Basis = "documented" // AWS's page says so: a finding is an error
	Inferred   Basis = "inferred"   // the page leaves open how it is decided: a finding is a warning
	Ours       Basis = "ours"       // a row of this project, in none of AWS's tables
)

// A Row is one documented line of AWS's tables, or a row of this project.
type Row struct {
	ID          string `json:"row"`                  // change type, code or HTTP status, ordinal or field; before it the kind of entity, unless it is an offer
	Phase       Phase  `json:"phase"`                //
	EntityType  string `json:"entityType,omitempty"` // that the change type is of, such as Offer@1.0
	ChangeType  string `json:"changeType,omitempty"`
	Operation   string `json:"operation,omitempty"` // of the Agreement Service, instead of a ChangeType
	Code        Code   `json:"code"`
	Message     string `json:"message"`              // async: AWS's text, placeholders in brackets
	HTTPStatus  int    `json:"httpStatus,omitempty"` // sync only
	Needs       Needs  `json:"needs"`
	Basis       Basis  `json:"basis"`
	Title       string `json:"title"` // what is wrong
	Explanation string `json:"means"` // when it is reported, and what is exempt
	Fix         string `json:"mend"`  // how to fix the document

	Never string `json:"-"` // why the row is never reported; "" for a row that may be
}

// Owner returns what the row is about, as its id begins: a change type, such as
// UpdatePricingTerms or ResaleAuthorization/UpdatePricingTerms, StartChangeSet for the
// request, or an operation of the Agreement Service.
func (r *Row) Owner() string { return OwnerOf(r.ID) }

// Field returns the input field of a sync row, such as Terms[].RefundPolicy.
func (r *Row) Field() string {
	_, _, field := cutID(r.ID)
	return field
}

// entities are the kinds of entity, beside offers, that have change types of their own. The
// ids of their rows begin with the kind.
var entities = [...]string{"ResaleAuthorization", "OfferSet"}

// cutID cuts an id into what the row is about, a code or HTTP status, and an ordinal or
// field.
func cutID(id string) (owner, code, rest string) {
	owner = OwnerOf(id)
	code, rest, _ = strings.Cut(strings.TrimPrefix(id[len(owner):], "/"), "/")
	return owner, code, rest
}

// OwnerOf returns what the row with an id is about; see [Row.Owner].
func OwnerOf(id string) string {
	first, rest, _ := strings.Cut(id, "/")
	if slices.Contains(entities[:], first) && rest != "" {
		changeType, _, _ := strings.Cut(rest, "/")
		return first + "/" + changeType
	}
	return first
}

// setOwner says what a row is about: the request, or a type of change to a kind of entity.
func (r *Row) setOwner(owner string) {
	kind, changeType, isOther := strings.Cut(owner, "/")
	if !isOther {
		kind, changeType = "Offer", owner
	}
	r.ChangeType = changeType
	if owner != "StartChangeSet" && owner != "Quota" {
		r.EntityType = kind + "@1.0"
	}
}

// Operations returns the operations of the Agreement Service, in the order of their
// rows.
func Operations() []string { return slices.Clone(operations()) }

// IsOperation reports whether the Agreement Service has an operation of that name.
func IsOperation(name string) bool { return slices.Contains(operations(), name) }

var operations = sync.OnceValue(func() (names []string) {
	for i := range agreementRows {
		if operation := agreementRows[i].row().Operation; !slices.Contains(names, operation) {
			names = append(names, operation)
		}
	}
	return names
})

// A fieldRow is an input field: of a change set, from one of the tables
// "Synchronous Validations", or of a request of the Agreement Service.
type fieldRow struct {
	id          string
	needs       Needs
	title       string
	explanation string
	fix         string
	basis       Basis // Documented if it is empty
}

func (r fieldRow) row() Row {
	owner, code, _ := cutID(r.id)
	row := Row{ID: r.id, Phase: Sync, Needs: r.needs, Basis: cmp.Or(r.basis, Documented),
		Title: r.title, Message: r.title, Explanation: r.explanation, Fix: r.fix}
	if owner == "Quota" { // followed by the name of a quota, which has no status of its own
		code = "422"
	}
	switch code {
	case "422":
		row.Code, row.HTTPStatus = ValidationException, 422
	case "403":
		row.Code, row.HTTPStatus = AccessDeniedException, 403
	case "404":
		row.Code, row.HTTPStatus = ResourceNotFoundException, 404
	case "402":
		row.Code, row.HTTPStatus = ServiceQuotaExceededException, 402
	case "423":
		row.Code, row.HTTPStatus = ResourceInUseException, 423
	case "429":
		row.Code, row.HTTPStatus = ThrottlingException, 429
	default:
		row.Code, row.Operation = Code(code), owner
		return row
	}
	row.setOwner(owner)
	return row
}

// An asyncRow is a line of one of the tables "Asynchronous Errors".
type asyncRow struct {
	id          string
	message     string
	needs       Needs
	basis       Basis
	title       string
	explanation string
	fix         string
}

func (r asyncRow) row() Row {
	owner, code, _ := cutID(r.id)
	row := Row{ID: r.id, Phase: Async, Code: Code(code), Message: r.message,
		Needs: r.needs, Basis: r.basis, Title: r.title, Explanation: r.explanation, Fix: r.fix}
	row.setOwner(owner)
	return row
}

// ownRow returns a row of this project about the shape of what belongs to owner: a
// change type, StartChangeSet for the request, or an operation of the Agreement
// Service.
func ownRow(owner, field, title, explanation, fix string) Row {
	code := "422"
	if IsOperation(owner) {
		code = string(AgreementValidation)
	}
	row := fieldRow{id: owner + "/" + code + "/" + field, needs: NeedChangeSet, title: title, explanation: explanation, fix: fix}.row()
	row.Basis = Ours
	if row.Operation != "" {
		row.Needs = NeedRequest
	}
	return row
}

// unknownMember returns the row of the warning about a field that the edition does not
// know; owner is a change type, StartChangeSet for the request and the change, or an
// operation of the Agreement Service.
func unknownMember(owner string) Row {
	return ownRow(owner, "(unknown member)", "an unknown field",
		"An object of the document has a field that the edition does not know: it is misspelt, or newer than this program. It is a warning. Where AWS's page of a change type lists every field of an object, an additional one is an error under the rule of that object instead.",
		"Correct the name, or leave the field out; names are case sensitive.")
}

// duplicateMember is the row of a field given twice in one object; owner is
// StartChangeSet or an operation of the Agreement Service.
func duplicateMember(owner string) Row {
	return ownRow(owner, "(duplicate member)", "a field is given twice in one object",
		"An object of the document, or of the JSON in a Details string, has the same field more than once. Each repetition is an error. In the details of a change it keeps the change from being applied to its offer.",
		"Keep the one you mean: JSON parsers differ in which of the two they use.")
}

// slip is the row of what is probably a slip, in a document of owner: field is
// "(placeholder)" or "(invisible character)".
func slip(owner, field string) Row {
	if field == "(placeholder)" {
		return ownRow(owner, field, "a value looks like the placeholder of a template",
			"A template was not filled in. In any value it is recognized by ${…}, {{…}}, %s, %d, %v or %(name)s, and by a value that consists entirely of <name>, {name}, $NAME, __NAME__, TODO, FIXME, TBD, CHANGEME or a date mask such as YYYY-MM-DD. In an id it is also recognized by EXAMPLE, by xxxx, and by __NAME__ or one of those words within it, in capitals. It is a warning, since AWS accepts such a string wherever it accepts any. A value whose form is an error is reported as that error only, with the placeholder in its detail. A string that begins with $ where an id may be a reference is checked as a reference.",
			"Fill in the template before you send the document.")
	}
	return ownRow(owner, field, "a key, an id or a name has an invisible character",
		"The name of a field, or a value that identifies something (the name of its field ends in Id, Identifier, Key, Name or Token), has a zero-width character, a no-break space or a mark of writing direction in it. Two such strings look the same and are not. It is a warning.",
		"Type the text again, or remove the character.")
}

// unknownChangeType is the row of a change that was not checked because the
// edition does not know its type.
func unknownChangeType(owner string) Row {
	row := Row{ID: owner + "/(unknown change type)", Phase: Sync,
		Code: ValidationException, HTTPStatus: 422, Needs: NeedEdition, Basis: Ours,
		Title:       "a change type that the edition does not know",
		Explanation: "A change to an offer, or from edition 2026 on to a resale authorization or an offer set, has a type that the edition does not document. It is not checked, and what it may set counts as unknown. This is undecided, never a finding. A misspelt type is an error under StartChangeSet/422/ChangeSet[].ChangeType instead.",
		Fix:         "Check against an edition that knows the change type, or read the change's details against AWS's page by hand."}
	row.setOwner(owner)
	return row
}

// differingConstraints is the row of the page's note that the two constraints
// of a rate card need to be the same, which has no row in the page's table.
func differingConstraints() Row {
	return Row{ID: "UpdatePricingTerms/INCOMPATIBLE_RATE_CARD_CONSTRAINTS/(note)", Phase: Async, EntityType: "Offer@1.0", ChangeType: "UpdatePricingTerms",
		Code: IncompatibleRateCardConstraints, Message: "MultipleDimensionSelection and QuantityConfiguration need to be the same.",
		Needs: NeedChangeSet, Basis: Ours,
		Title:       "the two constraints of a rate card differ",
		Explanation: "In a rate card of a ConfigurableUpfrontPricingTerm one of the two constraints is Allowed and the other Disallowed. A note on AWS's page, but none of its tables, says that they need to be the same, so it is a warning.",
		Fix:         "Give MultipleDimensionSelection and QuantityConfiguration the same value, both Allowed or both Disallowed. A released offer keeps its own: make a new offer for others."}
}

// OwnRows returns this project's own rows of owner: a change type of the rows, StartChangeSet
// for the request, Product for changes to products, or an operation of the Agreement Service.
// Of any other owner it is the row of a change type that is not known.
func (e Edition) OwnRows(owner string) []Row {
	if owner == "Product" {
		return productRows()
	}
	isOperation, t := IsOperation(owner), e.table()
	if !isOperation && owner != "StartChangeSet" && !t.owners[owner] {
		return []Row{unknownChangeType(owner)}
	}
	rows := []Row{unknownMember(owner), unknownChangeType(owner), differingConstraints()}
	if owner != "StartChangeSet" { // which stands for the change types that the edition knows
		rows = slices.Delete(rows, 1, 2)
	}
	if owner == "StartChangeSet" || isOperation {
		rows = append(rows, duplicateMember(owner), slip(owner, "(placeholder)"), slip(owner, "(invisible character)"))
	}
	return slices.DeleteFunc(rows, func(r Row) bool { return slices.Contains(t.removed, r.ID) || t.byID[r.ID] != nil })
}
