using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NtkWorkbench.View.Tests;

/// <summary>An answer to a request that was sent as it stands: clients that tidy addresses would hide what is tried.</summary>
internal sealed record RawAnswer(int Status, string Head, string Body)
{
    public string All => Head + "\n" + Body;

    /// <summary>The value of a line of the head; null where there is none.</summary>
    public string? this[string name] => Head.Split("\r\n").Skip(1)
        .Select(line => line.Split(": ", 2)).FirstOrDefault(line => line[0].Equals(name, StringComparison.OrdinalIgnoreCase))?[1];

    public static async Task<RawAnswer> To(int port, string method, string target, params (string Name, string Value)[] head)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        await using NetworkStream stream = client.GetStream();
        string lines = string.Concat(head.Select(line => $"{line.Name}: {line.Value}\r\n"));
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"{method} {target} HTTP/1.1\r\n{lines}Connection: close\r\n\r\n"));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var bytes = new MemoryStream();
        byte[] block = new byte[4096];
        // A stream of events does not end: its beginning is enough.
        for (int read = await stream.ReadAsync(block, limit.Token); read > 0; read = await stream.ReadAsync(block, limit.Token))
        {
            bytes.Write(block, 0, read);
            string so = Encoding.Latin1.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
            if (so.Contains("text/event-stream", StringComparison.Ordinal)
                && (method == "HEAD" || HasWhatItTellsFirst(so)))
                break;
        }
        string text = Encoding.UTF8.GetString(bytes.ToArray());
        int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        end = end < 0 ? text.Length : end;
        int status = text.Length == 0 ? 0 : int.Parse(text.Split(' ')[1], CultureInfo.InvariantCulture);
        return new RawAnswer(status, text[..end], text[end..].TrimStart('\r', '\n'));
    }

    // Of a run how it stands follows its metrics.
    private static bool HasWhatItTellsFirst(string text)
    {
        int begin = text.Contains("event: metrics", StringComparison.Ordinal)
            ? text.IndexOf("event: standing", StringComparison.Ordinal) : 0;
        return begin >= 0 && text.IndexOf("\n\n", begin, StringComparison.Ordinal) >= 0;
    }
}
