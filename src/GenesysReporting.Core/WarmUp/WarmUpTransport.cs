using GenesysReporting.Transport;

namespace GenesysReporting.WarmUp;

/// <summary>Answers a sign-in, and every query with the same page of one invented conversation; sends nothing.</summary>
internal sealed class WarmUpTransport : ITransport
{
    private static readonly Dictionary<string, string> NoHeaders = [];

    private static readonly byte[] Token = """{ "access_token": "warm-up", "token_type": "bearer", "expires_in": 86400 }"""u8.ToArray();

    private static readonly byte[] Owner = """
        {
          "organization": { "id": "00000000-0000-4000-8000-00000000000c", "name": "None" },
          "OAuthClient": { "id": "00000000-0000-4000-8000-00000000000d", "name": "None" }
        }
        """u8.ToArray();

    // Has every kind of part that real pages have, so that the code for each of them runs.
    private static readonly byte[] Page = """
        {
          "totalHits": 1,
          "conversations": [
            {
              "conversationId": "00000000-0000-4000-8000-000000000001",
              "conversationStart": "2020-01-01T09:00:00.000Z",
              "conversationEnd": "2020-01-01T09:05:00.250Z",
              "originatingDirection": "inbound",
              "externalTag": "none",
              "mediaStatsMinConversationMos": 4.5,
              "divisionIds": ["00000000-0000-4000-8000-000000000002"],
              "participants": [
                {
                  "participantId": "00000000-0000-4000-8000-000000000003",
                  "participantName": "None",
                  "purpose": "customer",
                  "sessions": [
                    {
                      "sessionId": "00000000-0000-4000-8000-000000000004",
                      "mediaType": "voice",
                      "direction": "inbound",
                      "ani": "tel:+15550100",
                      "dnis": "tel:+15550101",
                      "recording": false,
                      "flow": { "flowId": "00000000-0000-4000-8000-000000000005", "flowName": "None" },
                      "metrics": [{ "emitDate": "2020-01-01T09:00:00.000Z", "name": "nConnected", "value": 1 }],
                      "segments": [
                        {
                          "segmentStart": "2020-01-01T09:00:00.000Z",
                          "segmentEnd": "2020-01-01T09:05:00.250Z",
                          "segmentType": "interact",
                          "disconnectType": "client"
                        }
                      ]
                    }
                  ]
                },
                {
                  "participantId": "00000000-0000-4000-8000-000000000006",
                  "userId": "00000000-0000-4000-8000-000000000007",
                  "purpose": "agent",
                  "sessions": [
                    {
                      "sessionId": "00000000-0000-4000-8000-000000000008",
                      "mediaType": "voice",
                      "requestedRoutings": ["Standard"],
                      "metrics": [{ "emitDate": "2020-01-01T09:04:00.000Z", "name": "tTalk", "value": 1250 }],
                      "segments": [
                        {
                          "segmentStart": "2020-01-01T09:01:00.000Z",
                          "segmentEnd": "2020-01-01T09:04:00.000Z",
                          "segmentType": "interact",
                          "queueId": "00000000-0000-4000-8000-000000000009",
                          "wrapUpCode": "00000000-0000-4000-8000-00000000000a",
                          "wrapUpNote": "\u00e4",
                          "requestedRoutingSkillIds": ["00000000-0000-4000-8000-00000000000b"],
                          "conference": false
                        }
                      ]
                    }
                  ]
                }
              ]
            }
          ]
        }
        """u8.ToArray();

    /// <summary>An address to which nothing is sent.</summary>
    public static Uri Address { get; } = new("https://warm-up.invalid/");

    /// <summary>The interval of the conversation.</summary>
    public static string Interval => "2020-01-01T00:00:00Z/2020-01-02T00:00:00Z";

    public async Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        IAttemptGate gate = request.Gate!;
        await gate.OpenAsync(cancellationToken).ConfigureAwait(false);

        // The callers have to wait, as they do for a server, because the code after a wait is compiled separately.
        await Task.Yield();
        var answer = new TransportResponse(200, NoHeaders, Body(request.Uri.AbsolutePath));
        gate.Close(new AttemptReport(answer, null, TimeSpan.Zero));
        return answer;
    }

    public void Dispose()
    {
    }

    private static byte[] Body(string path) => path switch
    {
        "/oauth/token" => Token,
        "/api/v2/tokens/me" => Owner,
        _ => Page,
    };
}
