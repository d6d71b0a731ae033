-- The entries from $1 to $2 with their contents, in order; what stands twice comes twice. For COPY, binary.
-- Columns: seq, at, action, commitment, chain; then of the content, null where there is none: seq, salt, content, erasure.
select
  entry.seq, entry.at, entry.action, entry.commitment, entry.chain,
  content.seq, content.salt, content.content::text, content.erasure
from audit_entry as entry
left join audit_content as content on content.seq = entry.seq
where entry.seq between $1 and $2
order by entry.seq
