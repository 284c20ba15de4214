using System.Threading.Channels;
using Npgsql;

namespace GenesysReporting.Stores.PostgreSql;

/// <summary>
/// Sends batches of rows by COPY on one connection, one after another, while the next batches are collected. The connection is free for
/// other commands after <see cref="FinishAsync"/>. After a failure nothing more is sent, and the next call throws it.
/// </summary>
internal sealed class CopyQueue : IAsyncDisposable
{
    /// <summary>The size of a batch: a little less than a power of two, at which its buffer would be doubled.</summary>
    public const int BatchBytes = 2_000_000;

    // With fewer the server waits for rows, with more they only take memory.
    private const int BatchesAhead = 2;

    private readonly NpgsqlConnection _connection;
    private readonly Channel<CopyBuffer> _spares = Channel.CreateBounded<CopyBuffer>(BatchesAhead);
    private readonly CancellationTokenSource _stop = new();
    private Task _sending = Task.CompletedTask;

    /// <param name="connection">The connection.</param>
    public CopyQueue(NpgsqlConnection connection)
    {
        _connection = connection;
        for (int i = 0; i < BatchesAhead; i++)
        {
            _spares.Writer.TryWrite(new CopyBuffer());
        }
    }

    /// <summary>Sends the rows of a buffer if it is full enough. Returns the buffer for the next rows.</summary>
    /// <param name="rows">The rows; not to be used after this call unless it is returned.</param>
    /// <param name="target">The table, with its columns.</param>
    /// <param name="atLeast">The number of bytes from which on the buffer is sent.</param>
    /// <param name="cancellationToken">Cancels the sending.</param>
    public async ValueTask<CopyBuffer> SendAsync(CopyBuffer rows, string target, int atLeast, CancellationToken cancellationToken)
    {
        if (rows.Length < atLeast)
        {
            return rows;
        }

        CopyBuffer next = await _spares.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (_sending.IsFaulted || _sending.IsCanceled)
        {
            await _sending.ConfigureAwait(false);
        }

        Task before = _sending;
        _sending = Task.Run(() => CopyAsync(before, rows, target, cancellationToken), CancellationToken.None);
        return next;
    }

    /// <summary>Waits until all batches have been written.</summary>
    public Task FinishAsync() => _sending;

    /// <summary>Cancels the batches that are being sent, and waits for their end.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task CopyAsync(Task before, CopyBuffer rows, string target, CancellationToken cancellationToken)
    {
        try
        {
            await before.ConfigureAwait(false);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stop.Token);
            NpgsqlRawCopyStream stream = await _connection.BeginRawBinaryCopyAsync($"COPY {target} FROM STDIN (FORMAT BINARY)", stop.Token).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                await stream.WriteAsync(rows.Finish(), stop.Token).ConfigureAwait(false);
            }
        }
        finally
        {
            rows.Clear();
            _spares.Writer.TryWrite(rows);
        }
    }
}
