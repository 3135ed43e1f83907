package schemas

import (
	"embed"
	"io/fs"
	"path"

	"github.com/offercheck/offercheck/errcodes"
)

//go:embed 2024 agreement
var embedded embed.FS

// Files are the schema files: a folder for the edition, one for the operations of the
// Agreement Service. [Standalone] gives one in one piece.
func Files() fs.FS { return embedded }

// File is the path in [Files] of the file that describes what is called name, one of
// [Names].
func File(name string) string {
	if errcodes.IsOperation(name) {
		return path.Join("agreement", name+".json")
	}
	return path.Join(errcodes.Edition, name+".json")
}
