package cli

import (
	"encoding/json"
	"flag"
	"io"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

var sarifSchema = flag.String("sarif-schema", "", "the published JSON Schema of SARIF 2.1.0, to hold our SARIF to")

// What is written for all fixtures, and for the facts beside them, which are no
// change sets, is valid by the published schema.
func TestSARIFSchema(t *testing.T) {
	if *sarifSchema == "" {
		t.Skip("no -sarif-schema")
	}
	c := jsonschema.NewCompiler()
	c.Draft, c.AssertFormat = jsonschema.Draft7, true
	schema, err := c.Compile(*sarifSchema)
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"../../testdata/rules"}, {"--redact"}} {
		var out strings.Builder
		Run(append([]string{"validate", "--format", "sarif"}, args...), strings.NewReader("[1]"), &out, io.Discard)
		var log any
		if err := json.Unmarshal([]byte(out.String()), &log); err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(log); err != nil {
			t.Errorf("%q: %#v", args, err)
		}
	}
}
