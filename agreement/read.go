package agreement

import (
	"encoding/json"
	"time"

	"github.com/offercheck/offercheck/internal/agreements"
	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/offer"
)

// parseList reads a response that lists things, each with read.
func parseList[T any](response []byte, form agreements.Form, read func(jsondoc.Node) T) ([]T, string, error) {
	nodes, nextToken, err := form.Parse(response)
	if err != nil {
		return nil, "", err
	}
	items := make([]T, len(nodes))
	for i, n := range nodes {
		items[i] = read(n)
	}
	return items, nextToken, nil
}

func raw(n jsondoc.Node) json.RawMessage { return json.RawMessage(n.Raw()) }

func text(n jsondoc.Node, name string) string { return n.Get(name).Text() }

func timestamp(n jsondoc.Node, name string) time.Time {
	t, _ := agreements.Time(n.Get(name)) // zero when there is none
	return t
}

func quantity(n jsondoc.Node, name string) (q offer.Quantity) {
	_ = json.Unmarshal([]byte(n.Get(name).Raw()), &q) // zero when there is none
	return q
}
