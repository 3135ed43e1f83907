package agreements

import "github.com/offercheck/offercheck/internal/jsondoc"

// A Page is a response that lists things, with the members that its views do
// not have in the Node. It marshals to the response.
type Page[T any] struct {
	jsondoc.Node

	Items     []T
	NextToken string // where the list goes on; "" on the last page
}

// A view is a handle on what the service wrote, whose methods name its members.
// It marshals to what was written.
type view interface{ ~struct{ jsondoc.Node } }

// A form is how the service writes things of one kind.
type form struct {
	operation string   // that lists them
	list      string   // the member of its response that is the list
	single    string   // the operation that returns one of them alone, if any
	ids       []string // the members that each has to be known by, its own first
}

// In responses null is the same as absence.
var responseOptions = jsondoc.Options{NullIsAbsent: true}

// parse reads a response, an object that gives no member twice. An error is a
// *[jsondoc.SyntaxError], as are those of all that reads responses.
func parse(text []byte) (jsondoc.Node, error) {
	doc, err := jsondoc.Parse(text, responseOptions)
	if err != nil {
		return jsondoc.Node{}, err
	}
	for again := range doc.Repeats() {
		return jsondoc.Node{}, jsondoc.At(again).Err("is given twice")
	}
	return doc.Root(), checkObject(doc.Root(), "a response of the Agreement Service")
}

// parsePage reads a response that lists views, or one that is a single one.
func parsePage[T view](text []byte, f form) (Page[T], error) {
	root, err := parse(text)
	if err != nil {
		return Page[T]{}, err
	}
	return readPage[T](root, f)
}

func readPage[T view](root jsondoc.Node, f form) (Page[T], error) {
	list := root.Get(f.list)
	if f.single != "" && !list.Exists() && root.Get(f.ids[0]).Exists() {
		return Page[T]{Node: root, Items: []T{{root}}}, f.checkIDs(root)
	}
	if list.Kind() != jsondoc.Array {
		return Page[T]{}, expected(root, f.list, f.listName())
	}
	items, err := readList[T](list, f)
	if err != nil {
		return Page[T]{}, err
	}
	token, err := nextToken(root)
	return Page[T]{root, items, token}, err
}

// readList reads a list of views without the response around it.
func readList[T view](list jsondoc.Node, f form) ([]T, error) {
	items := make([]T, 0, list.Len())
	for _, n := range list.Items() {
		if err := f.checkIDs(n); err != nil {
			return nil, err
		}
		items = append(items, T{n})
	}
	return items, nil
}

func (f form) listName() string {
	name := "the list of a " + f.operation + " response"
	if f.single != "" {
		name += ", or " + f.ids[0] + " of a " + f.single + " response,"
	}
	return name
}

// checkIDs checks that n is an object with the ids of its kind.
func (f form) checkIDs(n jsondoc.Node) error {
	if err := checkObject(n, "an item of "+f.operation); err != nil {
		return err
	}
	for _, id := range f.ids {
		if n.Get(id).Text() == "" {
			return expected(n, id, "an id, a string that is not empty,")
		}
	}
	return nil
}

// nextToken is the place where the list of a response goes on, "" when it is
// at its end.
func nextToken(root jsondoc.Node) (string, error) {
	token := root.Get("nextToken")
	if token.Exists() && token.Kind() != jsondoc.String {
		return "", expected(root, "nextToken", "a string")
	}
	return token.Text(), nil
}

func checkObject(n jsondoc.Node, what string) error {
	if n.Kind() == jsondoc.Object {
		return nil
	}
	return jsondoc.At(n).Err("an object is expected, " + what + ", not " + n.Kind().String())
}

// expected says what the member called name of the object n should have been.
func expected(n jsondoc.Node, name, what string) error {
	switch found := n.Get(name); {
	case !found.Exists():
		return jsondoc.Missing(n, name).Err(what + " is expected, and there is none")
	case found.Raw() == `""`:
		return jsondoc.At(found).Err(what + ` is expected, not ""`)
	default:
		return jsondoc.At(found).Err(what + " is expected, not " + found.Kind().String())
	}
}
