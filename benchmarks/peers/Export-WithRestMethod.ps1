# What an administrator who cares for speed writes without a module: a loop over pages, one over each conversation's parts
# without a pipeline in it, an object for each conversation, Export-Csv.
param(
    [string] $Api,
    [string] $Id,
    [string] $Secret,
    [string] $Interval,
    [string] $Path
)

$pair = [Convert]::ToBase64String([Text.Encoding]::ASCII.GetBytes("${Id}:$Secret"))
$token = Invoke-RestMethod "${Api}oauth/token" -Method Post -Headers @{ Authorization = "Basic $pair" } -Body @{ grant_type = 'client_credentials' }
$headers = @{ Authorization = "Bearer $($token.access_token)" }

$start = '{"interval":"' + $Interval + '","paging":{"pageSize":100,"pageNumber":'

& {
    $page = 0
    do {
        $page++
        $body = $start + $page + '}}'
        $answer = Invoke-RestMethod "${Api}api/v2/analytics/conversations/details/query" -Method Post -Headers $headers -Body $body -ContentType 'application/json'
        foreach ($conversation in $answer.conversations) {
            $outer = $queue = $agent = $wrapUp = $ended = $null
            $agents = 0
            $metric = @{}
            foreach ($participant in $conversation.participants) {
                if ($participant.purpose -eq 'agent') { $agent = $participant.userId; $agents++ }
                foreach ($session in $participant.sessions) {
                    if (-not $outer) { $outer = $session }
                    foreach ($measured in $session.metrics) { $metric[$measured.name] += $measured.value }
                    foreach ($segment in $session.segments) {
                        if ($segment.queueId) { $queue = $segment.queueId }
                        if ($segment.wrapUpCode) { $wrapUp = $segment.wrapUpCode }
                        if ($segment.disconnectType) { $ended = $segment.disconnectType }
                    }
                }
            }
            [pscustomobject]@{
                ConversationId = $conversation.conversationId
                Start          = $conversation.conversationStart
                End            = $conversation.conversationEnd
                Direction      = $conversation.originatingDirection
                DivisionIds    = $conversation.divisionIds -join ';'
                MediaType      = $outer.mediaType
                Ani            = $outer.ani
                Dnis           = $outer.dnis
                QueueId        = $queue
                AgentId        = $agent
                Agents         = $agents
                WrapUpCode     = $wrapUp
                DisconnectType = $ended
                Acd            = $metric.tAcd
                Talk           = $metric.tTalkComplete
                Held           = $metric.tHeldComplete
                AfterCallWork  = $metric.tAcw
                Handle         = $metric.tHandle
            }
        }
    } while ($page * 100 -lt $answer.totalHits)
} | Export-Csv $Path -NoTypeInformation
