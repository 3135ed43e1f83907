// Package legaldocs finds out what AWS will find out about the legal documents of an
// offer or a resale authorization: whether they can be read, of what type they are and how large.
//
// It is the one package of the library that uses the network, and only when
// [Probe] is called. No other package imports it, so that a program without it has no
// HTTP client.
package legaldocs
