using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace NtkWorkbench.View;

/// <summary>What lies at which address.</summary>
internal sealed class ViewPages
{
    private const int MostCompared = 200;

    private readonly ViewOptions _options;
    private readonly CancellationToken _ending;
    private readonly UnexpectedErrors _errors;
    private readonly RunCatalog _catalog;
    private readonly FamilyStandings _standings;

    public ViewPages(ViewOptions options, CancellationToken ending)
    {
        (_options, _ending, _errors) = (options, ending, new UnexpectedErrors(options.OnError));
        _catalog = new RunCatalog(options.Folder, options.Time);
        _standings = new FamilyStandings(_catalog, options.Schedulers, _errors, options.Time, ending);
    }

    /// <summary>Reads what the first page asks for, while the browser starts.</summary>
    public void Prepare() => _catalog.Look();

    public Task AnswerAsync(HttpContext context) => (context.Request.Path.Value ?? "").Split('/') switch
    {
        ["", ""] when _catalog.Whole() is RunPlace whole => Answer.Redirect(context, $"/run/{whole.Id}/"),
        ["", ""] or ["", "list"] => Page(context, PageShell.List(_options.Folder)),
        ["", "runs"] => Json(context, _standings.Look()),
        ["", "events"] => Follow(context, new ListChanges(_standings.Look).Look),
        ["", "compare"] => Compare(context),
        ["", "assets", string name] when PageAssets.Find(name) is (string type, string text) =>
            Answer.Text(context, StatusCodes.Status200OK, type, text),
        ["", "run", string id] when _catalog.Find(id) is RunRecord run => Answer.Redirect(context, $"/run/{run.Id}/"),
        ["", "run", string id, .. var names] when _catalog.Find(id) is RunRecord run => OfRun(context, run, names),
        _ => Answer.NotFound(context),
    };

    // Reports link to others as they lie in their family's folder: members have their address there.
    private Task OfRun(HttpContext context, RunRecord run, string[] names) => names switch
    {
        [var name, _, ..] when _catalog.Member(run, name) is RunRecord member => OfOne(context, member, names[1..]),
        ["" or "report.html"] when _catalog.FamilyOf(run) is RunRecord family =>
            Answer.Redirect(context, $"/run/{family.Id}/{Uri.EscapeDataString(Path.GetFileName(run.Place.Folder))}/{names[0]}"),
        _ => OfOne(context, run, names),
    };

    private Task OfOne(HttpContext context, RunRecord run, string[] names) => names switch
    {
        [""] => _standings.Look(run).Run is { IsActive: false, HasReport: true }
            ? Report(context, run.Place) : Page(context, PageShell.Live()),
        ["events"] => Follow(context, new LiveRun(_catalog, _standings, run.Id, _options.Time).Look),
        ["report.html"] => Report(context, run.Place),
        _ => RunFiles.TypeOf(names) is string type ? File(context, run.Place, type, names) : Answer.NotFound(context),
    };

    private static Task Page(HttpContext context, string html)
    {
        Answer.Restrict(context.Response, Answer.OwnPages);
        return Answer.Text(context, StatusCodes.Status200OK, "text/html", html);
    }

    private static Task Json(HttpContext context, object data) =>
        Answer.Text(context, StatusCodes.Status200OK, "application/json", JsonSerializer.Serialize(data, ViewJson.Options));

    private Task Follow(HttpContext context, Func<IEnumerable<(string, object)>?> look) =>
        new EventStream(context, _ending).FollowAsync(_options.Time, look);

    private static async Task Report(HttpContext context, RunPlace place)
    {
        using FileStream? file = OwnFile.Open(place.Folder, "report.html");
        if (file is null)
        {
            await Answer.NotFound(context);
            return;
        }
        Answer.Restrict(context.Response, ReportPolicy.Of(file));
        await Send(context, "text/html; charset=utf-8", file);
    }

    private static async Task File(HttpContext context, RunPlace place, string type, string[] names)
    {
        using FileStream? file = OwnFile.Open(place.Folder, names);
        if (file is null)
        {
            await Answer.NotFound(context);
            return;
        }
        Answer.Restrict(context.Response, Answer.ForeignFiles);
        // Browsers show none without an origin.
        if (type == "application/pdf")
            context.Response.Headers.ContentDisposition = "attachment";
        await Send(context, type, file);
    }

    private static async Task Send(HttpContext context, string type, FileStream file)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = file.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await file.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private Task Compare(HttpContext context)
    {
        StringValues ids = context.Request.Query["run"];
        RunPlace[] runs = [.. ids.Distinct().Take(MostCompared + 1).Select(id => _catalog.Find(id ?? "")?.Place).OfType<RunPlace>()];
        if (runs.Length == 0)
            return Answer.NotFound(context);
        if (runs.Length > MostCompared)
        {
            return Answer.Page(context, StatusCodes.Status400BadRequest, "Too many runs",
                [Invariant($"At most {MostCompared} runs are compared at once.")]);
        }
        string html;
        try
        {
            html = _options.Compare([.. runs.Select(run => run.Folder)], context.RequestAborted);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return NotCompared(context, runs, error);
        }
        Answer.Restrict(context.Response, ReportPolicy.Own);
        return Answer.Text(context, StatusCodes.Status200OK, "text/html", html);
    }

    // Each is tried alone: those that cannot be compared are named, and the others offered.
    private Task NotCompared(HttpContext context, RunPlace[] runs, Exception error)
    {
        (RunPlace Run, string Why)[] broken = [.. runs.Select(run => (run, WhyNot(run, context.RequestAborted)))
            .Where(tried => tried.Item2 is not null).Select(tried => (tried.run, tried.Item2!))];
        string[] sentences = broken.Length == 0 ? [_errors.Describe(error)] : [.. broken.Select(one => $"{one.Run.Path}: {one.Why}")];
        RunPlace[] others = [.. runs.Except(broken.Select(one => one.Run))];
        (string, string)[] on = broken.Length == 0 || others.Length == 0 ? []
            : [($"/compare?{string.Join('&', others.Select(run => $"run={run.Id}"))}", "Compare the others")];
        return Answer.Page(context, StatusCodes.Status400BadRequest, "These runs are not compared", sentences, on);
    }

    private string? WhyNot(RunPlace run, CancellationToken cancellation)
    {
        try
        {
            _options.Compare([run.Folder], cancellation);
            return null;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return _errors.Describe(error);
        }
    }
}
