package cli

import (
	"fmt"
	"io"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
)

func (c *command) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of this program, its commit, Go version and editions",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := io.WriteString(c.stdout, version())
			return err
		},
	}
}

// version describes the build of the running program.
func version() string {
	build, ok := debug.ReadBuildInfo()
	if !ok {
		build = &debug.BuildInfo{}
	}
	return versionOf(build)
}

// versionOf has a line for each thing that is known. The version is known for a release or
// a commit, the commit if the program was built in the repository.
func versionOf(build *debug.BuildInfo) string {
	settings := map[string]string{}
	for _, s := range build.Settings {
		settings[s.Key] = s.Value
	}
	var b strings.Builder
	name := build.Main.Version
	if name == "" {
		name = "(devel)"
	}
	fmt.Fprintf(&b, "offercheck %s\n", name)
	if commit := settings["vcs.revision"]; commit != "" {
		fmt.Fprintf(&b, "commit %s", commit)
		if when := settings["vcs.time"]; when != "" {
			fmt.Fprintf(&b, " of %s", when)
		}
		if settings["vcs.modified"] == "true" {
			b.WriteString(", with uncommitted changes")
		}
		b.WriteString("\n")
	}
	if build.GoVersion != "" {
		fmt.Fprintf(&b, "built with %s", build.GoVersion)
		if settings["GOOS"] != "" && settings["GOARCH"] != "" {
			fmt.Fprintf(&b, " for %s/%s", settings["GOOS"], settings["GOARCH"])
		}
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "editions %s (default %s)\n", strings.Join(offercheck.Editions(), ", "), errcodes.Newest)
	return b.String()
}
