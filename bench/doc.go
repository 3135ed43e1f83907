// Package bench measures offercheck beside other validators of the same schema
// files, and its command as a whole process. It is a module of its own, so that the
// other validators are not dependencies of the library.
//
// The script run in this folder runs everything, in rounds, and prints what
// docs/speed.md shows.
package bench
