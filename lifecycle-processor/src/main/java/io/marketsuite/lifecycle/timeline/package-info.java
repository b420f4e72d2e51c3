/**
 * What an operator is told about a feature of a tenant: pure, from decision records and attempts.
 *
 * <pre>
 *   decision record, attempt ─► Lines ─► Line (an entry, the stories it belongs to, what it links)
 *   entries of one story ─► Storyteller ─► Told (command, token, answer, storing, vendor, callback)
 * </pre>
 *
 * <p>A story is what one command, import or repair set off. An entry belongs to every story it
 * tells something about. No token, secret or setting value gets in here: facts are copied by name,
 * never whole records.
 */
package io.marketsuite.lifecycle.timeline;
