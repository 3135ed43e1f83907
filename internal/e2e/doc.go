// Package e2e has the tests of the library as a whole: they hand it documents and
// look at reports. The fixtures and their goldens are in testdata/rules of the top
// folder.
package e2e
