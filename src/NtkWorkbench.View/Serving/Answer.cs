using System.Text;
using Microsoft.AspNetCore.Http;

namespace NtkWorkbench.View;

/// <summary>How requests are answered: what stands in the head of every answer, and short pages.</summary>
internal static class Answer
{
    /// <summary>For what is ours and runs no script.</summary>
    private const string Nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string ShortPages = Nothing + "; style-src 'self'";

    /// <summary>For the pages of the server, whose scripts and styles it serves itself.</summary>
    public const string OwnPages = Nothing + "; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:";

    /// <summary>For a file of a run folder, which may come from anywhere: it stands in no origin and runs nothing.</summary>
    public const string ForeignFiles = Nothing + "; style-src 'unsafe-inline'; sandbox";

    public static void WriteHead(HttpResponse response)
    {
        IHeaderDictionary head = response.Headers;
        head.XContentTypeOptions = "nosniff";
        head["Referrer-Policy"] = "no-referrer";
        head.CacheControl = "no-store";
        head["Cross-Origin-Opener-Policy"] = "same-origin";
        head["Cross-Origin-Resource-Policy"] = "same-origin";
        head.XFrameOptions = "DENY";
        head.ContentSecurityPolicy = Nothing;
    }

    /// <summary>Takes the policy of what is answered; a page without an origin has no opener to be kept from.</summary>
    public static void Restrict(HttpResponse response, string policy)
    {
        response.Headers.ContentSecurityPolicy = policy;
        if (policy.Contains("sandbox", StringComparison.Ordinal))
            response.Headers.Remove("Cross-Origin-Opener-Policy");
    }

    /// <summary>A short page for who may not see more.</summary>
    public static Task Refusal(HttpContext context, int status, string sentence) =>
        Text(context, status, "text/html", PageShell.Short("Not allowed", [sentence], []));

    /// <summary>A short page with a way on.</summary>
    /// <param name="context">What is answered.</param>
    /// <param name="status">Of HTTP.</param>
    /// <param name="title">As text.</param>
    /// <param name="sentences">Each a paragraph, as text.</param>
    /// <param name="others">Addresses with their texts that are offered beside the list.</param>
    public static Task Page(HttpContext context, int status, string title, IEnumerable<string> sentences,
        params IEnumerable<(string Address, string Text)> others)
    {
        Restrict(context.Response, ShortPages);
        return Text(context, status, "text/html", PageShell.Short(title, sentences, [.. others, ("/list", "All runs")]));
    }

    public static Task NotFound(HttpContext context) =>
        Page(context, StatusCodes.Status404NotFound, "Not found", ["There is nothing of this name among the runs."]);

    public static Task Text(HttpContext context, int status, string type, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        context.Response.StatusCode = status;
        context.Response.ContentType = $"{type}; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask
            : context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    /// <summary>A page that goes to a place of this server itself.</summary>
    public static Task GoOn(HttpContext context, string place) => Text(context, StatusCodes.Status200OK, "text/html",
        $"<!doctype html><title>Runs</title><meta http-equiv=\"refresh\" content=\"0;url={place}\"><p><a href=\"{place}\">Runs</a></p>\n");

    /// <summary>To a place of this server that no request names.</summary>
    public static Task Redirect(HttpContext context, string place)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = place;
        return Task.CompletedTask;
    }
}
