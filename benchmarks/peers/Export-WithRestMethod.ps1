# What an administrator writes without a module: a loop over pages, an object for each conversation, Export-Csv.
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

function Get-Conversation {
    $page = 0
    do {
        $page++
        $body = [ordered]@{ interval = $Interval; paging = [ordered]@{ pageSize = 100; pageNumber = $page } } | ConvertTo-Json -Compress
        $answer = Invoke-RestMethod "${Api}api/v2/analytics/conversations/details/query" -Method Post -Headers $headers -Body $body -ContentType 'application/json'
        $answer.conversations
    } while ($page * 100 -lt $answer.totalHits)
}

function Get-Metric($Session, [string] $Name) {
    $found = $Session.metrics | Where-Object name -EQ $Name
    if ($found) { ($found | Measure-Object value -Sum).Sum / 1000 }
}

Get-Conversation | ForEach-Object {
    $customer = $_.participants | Where-Object { $_.purpose -in 'customer', 'external' } | Select-Object -First 1
    $agents = @($_.participants | Where-Object purpose -EQ agent)
    $agent = $agents | Select-Object -Last 1
    $session = $customer.sessions | Select-Object -First 1
    $agentSession = $agent.sessions | Select-Object -First 1
    $queue = $_.participants | Where-Object purpose -EQ acd | Select-Object -Last 1
    $segments = @($agentSession.segments)
    [pscustomobject]@{
        ConversationId = $_.conversationId
        Start          = $_.conversationStart
        End            = $_.conversationEnd
        Direction      = $_.originatingDirection
        DivisionIds    = $_.divisionIds -join ';'
        MediaType      = $session.mediaType
        Ani            = $session.ani
        Dnis           = $session.dnis
        QueueId        = ($queue.sessions.segments | Select-Object -First 1).queueId
        Queue          = $queue.participantName
        AgentId        = $agent.userId
        Agents         = $agents.Count
        WrapUpCode     = ($segments | Where-Object wrapUpCode | Select-Object -Last 1).wrapUpCode
        DisconnectType = ($segments | Select-Object -Last 1).disconnectType
        Wait           = Get-Metric ($queue.sessions | Select-Object -First 1) tAcd
        Talk           = Get-Metric $agentSession tTalkComplete
        Held           = Get-Metric $agentSession tHeldComplete
        AfterCallWork  = Get-Metric $agentSession tAcw
        Handle         = Get-Metric $agentSession tHandle
    }
} | Export-Csv $Path -NoTypeInformation
