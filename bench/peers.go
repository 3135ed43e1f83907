package bench

import (
	"bytes"
	"encoding/json"
	"fmt"

	google "github.com/google/jsonschema-go/jsonschema"
	"github.com/kaptinlin/jsonschema"
	v5 "github.com/santhosh-tekuri/jsonschema/v5"
	v6 "github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/schemas"
)

// A peer is another validator in Go. compile takes a schema file as `offercheck schema`
// prints it and returns a function that reports whether a decoded value is valid. The
// schemas have patterns beside our own formats, which only offercheck knows.
type peer struct {
	name    string
	compile func(name string, schema []byte) (func(any) bool, error)
}

var peers = []peer{
	{"jsonschema_v5", func(name string, schema []byte) (func(any) bool, error) {
		s, err := v5.CompileString(name, string(schema))
		if err != nil {
			return nil, err
		}
		return func(v any) bool { return s.Validate(v) == nil }, nil
	}},
	{"jsonschema_v6", func(name string, schema []byte) (func(any) bool, error) {
		doc, err := v6.UnmarshalJSON(bytes.NewReader(schema))
		if err != nil {
			return nil, err
		}
		c := v6.NewCompiler()
		if err := c.AddResource(name, doc); err != nil {
			return nil, err
		}
		s, err := c.Compile(name)
		if err != nil {
			return nil, err
		}
		return func(v any) bool { return s.Validate(v) == nil }, nil
	}},
	{"google_jsonschema", func(_ string, schema []byte) (func(any) bool, error) {
		var s google.Schema
		if err := json.Unmarshal(schema, &s); err != nil {
			return nil, err
		}
		r, err := s.Resolve(nil)
		if err != nil {
			return nil, err
		}
		return func(v any) bool { return r.Validate(v) == nil }, nil
	}},
	{"kaptinlin_jsonschema", func(_ string, schema []byte) (func(any) bool, error) {
		s, err := jsonschema.NewCompiler().Compile(schema)
		if err != nil {
			return nil, err
		}
		return func(v any) bool { return s.Validate(v).IsValid() }, nil
	}},
}

// acceptor uses a peer as a service would: it decodes a change set and checks the envelope,
// and the details of each change by the schema of its type.
func (p peer) acceptor() (func(text []byte) (bool, error), error) {
	envelope, details, err := p.compileAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.name, err)
	}
	return func(text []byte) (bool, error) {
		var request any
		if err := json.Unmarshal(text, &request); err != nil {
			return false, err
		}
		if !envelope(request) {
			return false, nil
		}
		for _, change := range request.(map[string]any)["ChangeSet"].([]any) {
			change := change.(map[string]any)
			if !details[change["ChangeType"].(string)](change["DetailsDocument"]) {
				return false, nil
			}
		}
		return true, nil
	}, nil
}

func (p peer) compileAll() (envelope func(any) bool, details map[string]func(any) bool, err error) {
	compile := func(name string) (valid func(any) bool) {
		text, fails := schemas.Standalone(errcodes.Newest, name)
		if fails == nil {
			valid, fails = p.compile(name+".json", text)
		}
		if fails != nil && err == nil {
			err = fmt.Errorf("schema %s: %w", name, fails)
		}
		return valid
	}
	envelope = compile("StartChangeSet")
	details = map[string]func(any) bool{}
	for _, t := range changetype.Judged(errcodes.Newest) {
		if t.Entity == changetype.Offer { // the documents have no other changes
			details[t.Name] = compile(t.Name)
		}
	}
	return envelope, details, err
}
