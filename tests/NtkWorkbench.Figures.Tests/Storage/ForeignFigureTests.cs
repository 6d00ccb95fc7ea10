using System.Diagnostics;
using System.Text.Json.Nodes;

namespace NtkWorkbench.Figures.Tests;

/// <summary>Figures that came from elsewhere: each is drawn or refused in words, and leads to nothing outside of its folder.</summary>
public sealed class ForeignFigureTests : IDisposable
{
    private const int Mutations = 400;

    private static readonly string[] Values =
    [
        "null", "\"NaN\"", "\"Infinity\"", "1e9", "-1", "0", "1e308", "2147483647", "\"\"", "\"x\"", "\"../../evil\"", "\"map\"",
            "\"sample\"",
        "[]", "{}", "[null]", "true", "99", "\"log\"", "\"line\"", "{\"low\": 0, \"high\": 0}", "{\"low\": 1, \"high\": -1e300}",
            "\"\\u0000\"",
    ];

    private readonly TemporaryFolder _outside = new();
    private readonly FigureFolder _folder;

    public ForeignFigureTests()
    {
        _folder = new(_outside.File("run", "figures"));
        new FigureStore(_folder).Save(SampleFigures.Everything);
    }

    private string Structure => _folder.StructureFile("sample");

    public void Dispose() => _outside.Dispose();

    [Theory]
    [InlineData("\"name\": \"sample\"", "\"name\": \"../../evil\"", "the name must be that of the file")]
    [InlineData("\"values\": \"map\"", "\"values\": \"../../../secret\"", "must consist of letters")]
    [InlineData("\"width\": 3", "\"width\": \"NaN\"", "width and height must lie between")]
    [InlineData("\"width\": 3", "\"width\": 1e9", "width and height must lie between")]
    [InlineData("\"height\": 2", "\"height\": -2", "width and height must lie between")]
    [InlineData("\"rows\": 1", "\"rows\": 0", "rows and columns must lie between")]
    [InlineData("\"rows\": 1", "\"rows\": 2000000000", "rows and columns must lie between")]
    [InlineData("\"legend\": \"above\"", "\"legend\": 7", "line 9: $.legend is not what")]
    [InlineData("\"legend\": \"above\"", "\"legend\": \"below\"", "line 9: $.legend is not what")]
    [InlineData("\"panels\": [", "\"panels\": [ null,", "may hold 1 panels, got 2")]
    [InlineData("\"series\": [", "\"series\": [ null,", "a series of panel 1 is null")]
    [InlineData("\"y\": \"y\"", "\"y\": null", ": $.panels[0].series[0].y is not what")]
    [InlineData("\"opacity\": 0.5", "\"opacity\": 5", "opacity")]
    [InlineData("\"kind\": \"band\"", "\"kind\": \"wave\"", ": $.panels[0].series[")]
    [InlineData("\"high\": 2", "\"high\": -2", "must rise")]
    public void Load_WhatNoProgramWrote_IsRefusedNamingTheFile(string written, string hostile, string said)
    {
        string text = File.ReadAllText(Structure);
        text.ShouldContain(written);
        int at = text.IndexOf(written, StringComparison.Ordinal);
        File.WriteAllText(Structure, text[..at] + hostile + text[(at + written.Length)..]);
        string message = Should.Throw<NtkException>(() => new FigureStore(_folder).Load("sample")).Message;
        message.ShouldStartWith(Structure);
        message.ShouldContain(said);
    }

    [Fact]
    public void Load_MatrixOfAnotherShape_IsRefused()
    {
        File.WriteAllText(_folder.MatrixFile("sample", "bundle"), "1,2\n3,4\n5,6\n");
        Should.Throw<NtkException>(() => new FigureStore(_folder).Load("sample")).Message.ShouldContain("must have a column of its lines "
            + "for each of 4 x, got 2");
    }

    [SkippableTheory]
    [InlineData("source")]
    [InlineData("data")]
    [InlineData("data/sample.csv")]
    [InlineData("data/sample.map.csv")]
    [InlineData("source/sample.json")]
    public void Load_Link_IsRefused(string place)
    {
        Skip.If(OperatingSystem.IsWindows(), "links there need a right of their own");
        string path = Path.Combine(_folder.Root, place), elsewhere = _outside.File("elsewhere");
        if (Directory.Exists(path))
            Directory.Move(path, elsewhere);
        else
            File.Move(path, elsewhere);
        File.CreateSymbolicLink(path, elsewhere);
        Should.Throw<NtkException>(() => new FigureStore(_folder).Load("sample")).Message.ShouldContain("is a link to");
    }

    [SkippableTheory]
    [InlineData("data/sample.csv")]
    [InlineData("source/sample.json")]
    public void Load_Pipe_DoesNotWaitForIt(string place)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "pipes are made by mkfifo of GNU coreutils");
        string path = Path.Combine(_folder.Root, place);
        File.Delete(path);
        using (Process made = Process.Start("mkfifo", path))
            made.WaitForExit();
        Should.Throw<NtkException>(() => new FigureStore(_folder).Load("sample")).Message.ShouldStartWith(Structure);
    }

    [Fact]
    public void Load_MutatedAtRandom_IsDrawnOrRefusedAndWritesNothing()
    {
        RandomStream random = new RandomStreams(11).Named("mutations");
        string structure = File.ReadAllText(Structure), csv = File.ReadAllText(_folder.DataFile("sample")),
            matrix = File.ReadAllText(_folder.MatrixFile("sample", "map"));
        int drawn = 0, refused = 0;
        for (int i = 0; i < Mutations; i++)
        {
            File.WriteAllText(Structure, i % 4 == 3 ? structure : Mutate(structure, random));
            File.WriteAllText(_folder.DataFile("sample"), i % 8 == 3 ? Damage(csv, random) : csv);
            File.WriteAllText(_folder.MatrixFile("sample", "map"), i % 8 == 7 ? Damage(matrix, random) : matrix);
            try
            {
                Figure figure = new FigureStore(_folder).Load("sample");
                FigureFormat format = (FigureFormat)(i % 3);
                WholePicture.Is(new ScottPlotRenderer().Draw(figure, format, 50), format).ShouldBeTrue();
                drawn++;
            }
            catch (NtkException refusal)
            {
                refusal.Message.ShouldNotBeNullOrWhiteSpace();
                refused++;
            }
        }
        drawn.ShouldBeGreaterThan(20);
        refused.ShouldBeGreaterThan(20);
        Directory.GetFiles(_outside.Path, "*", SearchOption.AllDirectories)
            .ShouldAllBe(file => file.StartsWith(_folder.Root, StringComparison.Ordinal));
    }

    /// <summary>Puts a value somewhere where it does not belong, or takes one away.</summary>
    private static string Mutate(string structure, RandomStream random)
    {
        JsonNode root = JsonNode.Parse(structure)!;
        JsonNode[] places = [.. Nodes(root)];
        JsonNode place = places[(int)(random.NextDouble() * places.Length)];
        JsonNode? value = JsonNode.Parse(Values[(int)(random.NextDouble() * Values.Length)]);
        if (place.Parent is JsonObject named && random.NextDouble() < 0.2)
            named.Remove(place.GetPropertyName());
        else if (place.Parent is not null)
            place.ReplaceWith(value);
        return root.ToJsonString();
    }

    private static IEnumerable<JsonNode> Nodes(JsonNode node)
    {
        IEnumerable<JsonNode?> children =
            node is JsonObject mapping ? mapping.Select(pair => pair.Value) : node is JsonArray list ? list : [];
        return [node, .. children.OfType<JsonNode>().SelectMany(Nodes)];
    }

    private static string Damage(string text, RandomStream random)
    {
        int at = (int)(random.NextDouble() * text.Length);
        string[] inserted = ["", ",", "\n", "1e999", "abc", "\u0000", ",,,,\n", "-"];
        return text[..at] + inserted[(int)(random.NextDouble() * inserted.Length)] + text[Math.Min(text.Length, at + 1)..];
    }
}
