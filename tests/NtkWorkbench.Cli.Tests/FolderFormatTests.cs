using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace NtkWorkbench.Cli.Tests;

/// <summary>Folders of the present format and of the one before open in every command that takes one; newer ones are refused.</summary>
public sealed class FolderFormatTests : IDisposable
{
    private const int Present = 2;

    private readonly TestSession _session = new();

    public static TheoryData<string, string> Kept => new()
    {
        { "version-1", "network" }, { "version-1", "lab" }, { "version-2", "network" }, { "version-2", "lab" },
    };

    public static TheoryData<string> Versions => ["version-1", "version-2"];

    public void Dispose() => _session.Dispose();

    [Theory]
    [MemberData(nameof(Kept))]
    public void Plot_KeptFolder_DrawsItsFigures(string version, string kind)
    {
        string folder = Copy(version, kind);
        _session.Invoke("plot", folder, "figures.formats=[svg]").ShouldBe(0, _session.Errors);
        int figures = Directory.GetFiles(Path.Combine(folder, "figures", "source")).Length;
        Directory.GetFiles(Path.Combine(folder, "figures"), "*.svg").Length.ShouldBe(figures);
    }

    [Fact]
    public void Compare_KeptFolders_StandInOneTable()
    {
        string comparison = Path.Combine(_session.Folder, "comparison");
        _session.Invoke("compare", Copy("version-1", "network"), Copy("version-2", "network"), "--out", comparison)
            .ShouldBe(0, _session.Errors);
        string[] table = File.ReadAllLines(Path.Combine(comparison, "table.csv"));
        table.Length.ShouldBe(1 + 2);
        // One job, so one result, but for the name and the seconds.
        table[1].Split(',')[1..^1].ShouldBe(table[2].Split(',')[1..^1]);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Diagnose_KeptFolder_ReadsItsLosses(string version)
    {
        _session.Invoke("diagnose", Copy(version, "network")).ShouldBe(0, _session.Errors);
        _session.Output.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("plot", "network")]
    [InlineData("plot", "lab")]
    [InlineData("compare", "network")]
    [InlineData("compare", "lab")]
    [InlineData("diagnose", "network")]
    [InlineData("diagnose", "lab")]
    public void Open_NewerFormat_IsRefusedInWords(string command, string kind) =>
        Refused(command, WithFormat(Copy("version-2", kind), Present + 1));

    [Theory]
    [InlineData("plot")]
    [InlineData("compare")]
    [InlineData("diagnose")]
    public void Open_NewerFamilyMemberOrComparison_IsRefusedInWords(string command)
    {
        string family = Path.Combine(_session.Folder, "family"), job = Path.Combine(Copy("version-2", "network"), "job.yaml");
        _session.Invoke("run", job, "seeds=2", "--out", family).ShouldBe(0, _session.Errors);
        string[] parts = [.. Directory.GetDirectories(family).Where(folder => Path.GetFileName(folder) != "tables")];
        parts.Length.ShouldBe(2 + 1);
        foreach (string folder in parts.Prepend(family))
        {
            FirstKey(folder).ShouldBe(("format", Present));
            WithFormat(folder, Present + 1);
            Refused(command, folder);
            if (command == "compare" && !folder.EndsWith("comparison", StringComparison.Ordinal))
                Refused(command, family, named: folder);
            WithFormat(folder, Present);
        }
    }

    [Theory]
    [InlineData("0", "an older program wrote it: run its job again")]
    [InlineData("\"two\"", "$.format")]
    public void Open_FormatThatIsNone_IsRefusedInWords(string format, string said)
    {
        string folder = Copy("version-2", "network"), summary = Path.Combine(folder, "summary.json");
        File.WriteAllText(summary, File.ReadAllText(summary).Replace("\"format\": 2", $"\"format\": {format}", StringComparison.Ordinal));
        _session.Invoke("plot", folder).ShouldBe(2);
        _session.Errors.ShouldContain(said);
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public void Kept_Folder_HasItsFormatAndNoPathOfAMachine(string version, string kind)
    {
        string folder = Copy(version, kind);
        FirstKey(folder).ShouldBe(version == "version-1" ? ("name", null) : ("format", 2));
        string[] files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        files.Sum(file => new FileInfo(file).Length).ShouldBeLessThan(150_000);
        files.Where(file => Regex.IsMatch(File.ReadAllText(file), @"(^|[\s""'(])/(home|root|tmp|usr|var|work)\b")).ShouldBeEmpty();
    }

    private void Refused(string command, string folder, string? named = null)
    {
        int before = _session.Errors.Length;
        _session.Invoke(command, folder).ShouldBe(2);
        string said = _session.Errors[before..];
        said.ShouldContain(
            $"{named ?? folder}: the folder has format 3, this program reads 1 and 2; a newer program wrote it: update this one");
        said.ShouldNotContain("   at ");
    }

    private string Copy(string version, string kind)
    {
        string kept = Path.Combine(SourceTree.Root, "tests", "NtkWorkbench.Cli.Tests", "Folders", version, kind),
            copy = Path.Combine(_session.Folder, version, kind);
        foreach (string file in Directory.GetFiles(kept, "*", SearchOption.AllDirectories))
        {
            string place = Path.Combine(copy, Path.GetRelativePath(kept, file));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Copy(file, place);
        }
        return copy;
    }

    private static string WithFormat(string folder, int format)
    {
        string path = Path.Combine(folder, "summary.json");
        JsonNode summary = JsonNode.Parse(File.ReadAllText(path))!;
        summary["format"] = format;
        File.WriteAllText(path, summary.ToJsonString());
        return folder;
    }

    private static (string Key, int? Value) FirstKey(string folder)
    {
        JsonObject summary = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "summary.json")))!.AsObject();
        (string key, JsonNode? value) = summary.First();
        return (key, key == "format" ? value!.GetValue<int>() : null);
    }
}
