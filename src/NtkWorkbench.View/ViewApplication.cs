using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace NtkWorkbench.View;

/// <summary>Answers requests: guards first, then the pages.</summary>
internal sealed class ViewApplication : IHttpApplication<HttpContext>, IDisposable
{
    private readonly RequestGuard _guard;
    private readonly ViewPages _pages;
    private readonly CancellationTokenSource _ending = new();

    public ViewApplication(ViewOptions options) =>
        (_guard, _pages) = (new RequestGuard(options.OnOpened), new ViewPages(options, _ending.Token));

    public string Token => _guard.Token;

    public void Prepare() => _pages.Prepare();

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        Answer.WriteHead(context.Response);
        try
        {
            if (!await _guard.TryAnswerAsync(context).ConfigureAwait(false))
                await _pages.AnswerAsync(context).ConfigureAwait(false);
        }
        catch (Exception error) when (!context.Response.HasStarted && (error is NtkException || FileErrors.AreOf(error)))
        {
            await Answer.Page(context, StatusCodes.Status500InternalServerError, "Not shown", error.Message).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested || _ending.IsCancellationRequested)
        {
            // The browser has left.
        }
    }

    /// <summary>Ends the streams that are open.</summary>
    public Task EndAsync() => _ending.CancelAsync();

    public void Dispose() => _ending.Dispose();
}
