namespace GenesysReporting.Protection;

/// <summary>
/// A kind of object in a conversation. Members that are not listed, which newer versions of the platform may send, are free:
/// they are searched for values that are protected elsewhere.
/// </summary>
/// <param name="Fixed">Ids, times, numbers and words of the platform, which stay as they are.</param>
/// <param name="Free">Texts that are searched.</param>
internal sealed record RecordPart(string Fixed, string Free = "")
{
    /// <summary>The members that hold a person's data.</summary>
    public IReadOnlyList<(string Names, ProtectedField Field)> Fields { get; init; } = [];

    /// <summary>The members that hold objects, or lists of them.</summary>
    public IReadOnlyList<(string Name, RecordPart Part)> Parts { get; init; } = [];
}

/// <summary>
/// The objects of a conversation, by the contract's <c>AnalyticsConversation</c>. The name of a participant, its attributes
/// and the values of properties are in <see cref="ProtectedShape"/>, because other members decide about them.
/// </summary>
internal static class RecordParts
{
    public static RecordPart Metric { get; } = new("name value emitDate");

    public static RecordPart Property { get; } = new("propertyType", "property");

    public static RecordPart Flow { get; } = new(
        "flowId flowType flowVersion entryType startingLanguage endingLanguage exitReason recognitionFailureReason issuedCallback transferType",
        "flowName")
    {
        Fields =
        [
            ("entryReason", ProtectedField.Dnis),
            ("transferTargetAddress", ProtectedField.Addresses),
            ("transferTargetName", ProtectedField.AgentName),
        ],
        Parts = [("outcomes", new("flowOutcomeId flowOutcomeValue flowOutcomeStartTimestamp flowOutcomeEndTimestamp", "flowOutcome"))],
    };

    public static RecordPart Segment { get; } = new(
        "segmentType segmentStart segmentEnd queueId wrapUpCode disconnectType audioMuted conference destinationConversationId "
        + "destinationSessionId errorCode groupId q850ResponseCodes requestedLanguageId requestedRoutingSkillIds requestedRoutingUserIds "
        + "sipResponseCodes sourceConversationId sourceSessionId videoMuted",
        "wrapUpTags")
    {
        Fields = [("subject", ProtectedField.Subject), ("wrapUpNote", ProtectedField.WrapUpNote)],
        Parts = [("scoredAgents", new("agentScore scoredAgentId")), ("properties", Property)],
    };

    public static RecordPart Session { get; } = new(
        "sessionId mediaType direction deliveryStatus engagementSource routingRuleType usedRouting activeSkillIds acwSkipped "
        + "agentAssistantId agentBullseyeRing agentOwned assignerId authenticated bargedParticipantId callbackScheduledTime cleared "
        + "coachedParticipantId cobrowseRole deliveryPushed deliveryStatusChangeDate detectedSpeechEnd detectedSpeechStart "
        + "dispositionAnalyzer edgeId eligibleAgentCounts flowInType flowOutType journeyActionId journeyActionMapId "
        + "journeyActionMapVersion journeyCustomerIdType journeyCustomerSessionIdType mediaBridgeId mediaCount messageType "
        + "monitoredParticipantId outboundCampaignId outboundContactListId peerId provider recording removedSkillIds "
        + "requestedRoutings routingRing screenMonitoredUserId scriptId selectedAgentId selectedAgentRank sharingScreen "
        + "skillExpressionId skipEnabled snippetRecording timeoutSeconds waitingInteractionCounts",
        "cobrowseRoomId roomId screenShareRoomId videoRoomId protocolCallId dispositionName errorCodeDescription "
        + "extendedDeliveryStatus routingRule")
    {
        Fields =
        [
            ("ani", ProtectedField.Ani),
            ("dnis sessionDnis", ProtectedField.Dnis),
            ("addressFrom addressOther addressSelf addressTo bcc cc destinationAddresses screenShareAddressSelf videoAddressSelf", ProtectedField.Addresses),
            ("callbackNumbers", ProtectedField.CallbackNumbers),
            ("callbackUserName remote remoteNameDisplayable", ProtectedField.CustomerName),
            ("journeyCustomerId journeyCustomerSessionId outboundContactId", ProtectedField.ExternalContact),
        ],
        Parts =
        [
            ("agentGroups", new("agentGroupType agentGroupId")),
            ("proposedAgents", new("agentRank proposedAgentId")),
            ("mediaEndpointStats", new(
                "codecs discardedPackets duplicatePackets eventTime invalidPackets maxLatencyMs minMos minRFactor overrunPackets receivedPackets underrunPackets")),
            ("flow", Flow),
            ("segments", Segment),
            ("metrics", Metric),
        ],
    };

    public static RecordPart Participant { get; } = new("participantId purpose userId flaggedReason screenRecording teamId")
    {
        Fields = [("externalContactId externalOrganizationId", ProtectedField.ExternalContact)],
        Parts = [("sessions", Session)],
    };

    public static RecordPart Conversation { get; } = new(
        "conversationId conversationStart conversationEnd originatingDirection conversationInitiator associatedConversationId "
        + "conferenceStart consultationConversationIds customerParticipation divisionIds inactivityTimeout knowledgeBaseIds "
        + "mediaStatsMinConversationMos mediaStatsMinConversationRFactor originatingSocialMediaPublic selfServed",
        "accessAttributes")
    {
        Fields = [("externalTag", ProtectedField.ExternalTag)],
        Parts =
        [
            ("evaluations", new(
                "evaluationId evaluationStatus assigneeApplicable assigneeId calibrationId contextId deleted evaluatorId eventTime formId "
                + "queueId released rescored systemSubmitted userId oTotalCriticalScore oTotalScore",
                "formName")),
            ("surveys", new(
                "surveyId surveyStatus surveyType eventTime queueId surveyCompletedDate surveyFormContextId surveyFormId "
                + "surveyPartialResponse surveyPromoterScore userId oSurveyTotalScore",
                "surveyFormName")),
            ("resolutions", new("eventTime queueId userId nNextContactAvoided")),
            ("participants", Participant),
        ],
    };
}
