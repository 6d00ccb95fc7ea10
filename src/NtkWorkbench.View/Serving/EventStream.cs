using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace NtkWorkbench.View;

/// <summary>Server-sent events: what a page is told while it is open.</summary>
internal sealed class EventStream(HttpContext context, CancellationToken ending)
{
    /// <summary>No faster than four times a second.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>Asks again and again what is new, until the browser or the server leaves, or null is answered.</summary>
    public async Task FollowAsync(TimeProvider time, Func<IEnumerable<(string Name, object Data)>?> look)
    {
        context.Response.ContentType = "text/event-stream";
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        using var open = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, ending);
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            await context.Response.Body.FlushAsync(open.Token).ConfigureAwait(false);
            do
            {
                if (look() is not { } events)
                    return;
                foreach ((string name, object data) in events)
                {
                    string json = JsonSerializer.Serialize(data, ViewJson.Options);
                    await WriteAsync($"event: {name}\ndata: {json}\n\n", open.Token).ConfigureAwait(false);
                }
            }
            while (await timer.WaitForNextTickAsync(open.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // It was left.
        }
    }

    // Text of JSON has no line breaks.
    private async Task WriteAsync(string text, CancellationToken cancellation)
    {
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(cancellation).ConfigureAwait(false);
    }
}
