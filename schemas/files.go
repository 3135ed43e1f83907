package schemas

import (
	"embed"
	"io/fs"
	"path"

	"github.com/offercheck/offercheck/errcodes"
)

//go:embed 2024 agreement
var embedded embed.FS

// Files returns the schema files: a folder for the edition, one for the operations of the
// Agreement Service. They refer to each other; [Standalone] bundles them.
func Files() fs.FS { return embedded }

// File returns the path in [Files] of the schema with that name, one of [Names].
func File(name string) string {
	if errcodes.IsOperation(name) {
		return path.Join("agreement", name+".json")
	}
	return path.Join(errcodes.Edition, name+".json")
}
