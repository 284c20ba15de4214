using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Text;
using GenesysReporting.Transport;

namespace GenesysReporting.OAuth.Tests;

/// <summary>All that the run prints to the console and to the trace, and what the framework logs of its requests.</summary>
internal sealed class Listeners : IDisposable
{
    private readonly TextWriter _out = Console.Out;
    private readonly TextWriter _error = Console.Error;
    private readonly TextWriterTraceListener _trace;
    private readonly NetworkLog _network;

    public Listeners(Evidence evidence)
    {
        Console.SetOut(new Copy(evidence, "console", _out));
        Console.SetError(new Copy(evidence, "console", _error));
        _trace = new TextWriterTraceListener(new Copy(evidence, "trace", TextWriter.Null));
        Trace.Listeners.Add(_trace);
        _network = new NetworkLog(evidence);
    }

    public void Dispose()
    {
        _network.Dispose();
        Trace.Listeners.Remove(_trace);
        _trace.Dispose();
        Console.SetOut(_out);
        Console.SetError(_error);
    }

    private sealed class Copy(Evidence evidence, string source, TextWriter writer) : TextWriter
    {
        public override Encoding Encoding => writer.Encoding;

        public override void Write(char value)
        {
            evidence.Add(source, value.ToString());
            writer.Write(value);
        }

        public override void Write(string? value)
        {
            evidence.Add(source, value);
            writer.Write(value);
        }
    }

    /// <summary>The events that a trace of a process collects.</summary>
    private sealed class NetworkLog : EventListener
    {
        private readonly Evidence _evidence;

        public NetworkLog(Evidence evidence)
        {
            _evidence = evidence;
            foreach (EventSource source in EventSource.GetSources())
            {
                Enable(source);
            }
        }

        // Called by the base class too, before there is anything to write to.
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (_evidence is not null)
            {
                Enable(eventSource);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) => _evidence.AddLine(
            "network log", $"{eventData.EventSource.Name} {eventData.EventName} {string.Join(' ', eventData.Payload ?? [])}");

        private void Enable(EventSource source)
        {
            if (source.Name.StartsWith("System.Net.", StringComparison.Ordinal))
            {
                EnableEvents(source, EventLevel.Verbose, EventKeywords.All);
            }
        }
    }
}

/// <summary>Records a session's notices.</summary>
internal sealed class NoticeLog(Evidence evidence) : IRequestObserver
{
    public void Answered(RequestNotice notice) => evidence.AddLine("notices", notice.ToString());

    public void Retrying(RetryNotice notice) => evidence.AddLine("notices", notice.ToString());

    public void Waiting(WaitNotice notice) => evidence.AddLine("notices", notice.ToString());
}
