using System.Globalization;
using System.Text.Json.Nodes;

namespace NtkWorkbench.JobFiles.Tests;

public sealed class JobSchemaTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(JobSchema.Create())!.AsObject();

    public static TheoryData<string> Variations => ResolvedYamlTests.Variations;

    [Fact]
    public void Create_CompleteFile_Validates() => IsValid(JobText.Complete).ShouldBeTrue();

    [Fact]
    public void Create_Template_Validates() => IsValid(JobTemplate.Create("a")).ShouldBeTrue();

    [Fact]
    public void Create_ShippedConfigs_Validate()
    {
        string root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "NtkWorkbench.sln")))
            root = Path.GetDirectoryName(root)!;
        string[] configs = Directory.GetFiles(Path.Combine(root, "configs"), "*.yaml", SearchOption.AllDirectories);

        configs.ShouldNotBeEmpty();
        configs.Where(config => !IsValid(File.ReadAllText(config))).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Variations))]
    public void Create_ResolvedJobOfEveryKind_Validates(string change) =>
        IsValid(ResolvedYaml.Write(JobText.Load(JobText.Minimal, change).Job)).ShouldBeTrue();

    [Theory]
    [InlineData("function: step", "function: sine, frequency: 3")]
    [InlineData("function: step", "function: {kind: sine, frequency: 3}")]
    [InlineData("{steps: 10}", "{steps: 10, optimizer: adam, schedule: cosine, record_every: null}")]
    [InlineData("{steps: 10}", "{steps: 10, schedule: {kind: sequence, parts: [{schedule: cosine, steps: 5}, {schedule: constant}]}}")]
    [InlineData("name: a", "kind: network\nname: a\ninitialization: {weights: zeros}")]
    [InlineData("name: a", "name: a\nslurm: {time: 90, memory: 500, gpus: 2, cpus: 3, extra: {qos: long, nice: 5, exclusive: true}}")]
    [InlineData("name: a",
        "name: a\nslurm: {time: 1-12:00:00, memory: 1.5G, gpus: a100:1, modules: [gcc/12], setup: ['a b'], account: null}")]
    public void Create_Shorthands_Validate(string written, string other) =>
        IsValid(JobText.Minimal.Replace(written, other, StringComparison.Ordinal)).ShouldBeTrue();

    [Theory]
    [InlineData("name: a", "name: a b")]
    [InlineData("name: a", "nme: a")]
    [InlineData("name: a", "name: a\nseed: -1")]
    [InlineData("function: step", "function: stp")]
    [InlineData("function: step", "function: {kind: sine}")]
    [InlineData("function: step", "function: step, train: {range: [0]}")]
    [InlineData("hidden: [3]", "hidden: [0]")]
    [InlineData("hidden: [3]", "hidden: 3")]
    [InlineData("{steps: 10}", "{}")]
    [InlineData("name: a", "name: a\nslurm: {tme: 90}")]
    [InlineData("name: a", "name: a\nslurm: {time: 2h}")]
    [InlineData("name: a", "name: a\nslurm: {memory: 4GB}")]
    [InlineData("name: a", "name: a\nslurm: {cpus: 0}")]
    [InlineData("name: a", "name: a\nslurm: {partition: 'a b'}")]
    [InlineData("name: a", "name: a\nslurm: {setup: ['']}")]
    [InlineData("name: a", "name: a\nslurm: {extra: {qos: [long]}}")]
    [InlineData("{steps: 10}", "{steps: 1.5}")]
    [InlineData("{steps: 10}", "{steps: 10, optimizer: {kind: adam, beta1: 1}}")]
    [InlineData("{steps: 10}", "{steps: 10, optimizer: {kind: sgd, beta1: 0.5}}")]
    [InlineData("{steps: 10}", "{steps: 10, learning_rate: 0}")]
    [InlineData("{steps: 10}", "{steps: 10, schedule: step}")]
    [InlineData("{steps: 10}", "{steps: 10, schedule: {kind: linear_warmup, over: 2, then: {kind: stp}}}")]
    [InlineData("{steps: 10}", "{steps: 10, schedule: {kind: sequence, parts: []}}")]
    [InlineData("{steps: 10}", "{steps: 10, schedule: {kind: sequence, parts: [{schedule: {kind: stp}}]}}")]
    public void Create_WhatLoadingRefuses_DoesNotValidate(string written, string mistaken)
    {
        string text = JobText.Minimal.Replace(written, mistaken, StringComparison.Ordinal);

        IsValid(text).ShouldBeFalse();
        JobText.Errors(text).ShouldNotBeEmpty();
    }

    [Fact]
    public void Create_EveryKey_IsDescribed()
    {
        foreach (JsonObject keys in Descend(Schema).OfType<JsonObject>().Select(schema => schema["properties"]).OfType<JsonObject>())
        {
            foreach ((string name, JsonNode? key) in keys)
                (key!["description"] ?? key["const"]).ShouldNotBeNull(name);
        }
    }

    [Fact]
    public void Create_Defaults_AreThoseOfTheRecords()
    {
        JsonNode training = Schema["anyOf"]![0]!["properties"]!["training"]!["properties"]!;

        training["learning_rate"]!["default"]!.GetValue<double>().ShouldBe(0.01);
        training["loss"]!["default"]!.GetValue<string>().ShouldBe("mean_squared_error");
        training["steps"]!["default"].ShouldBeNull();
    }

    private static bool IsValid(string yaml)
    {
        var errors = new InputErrorLog();
        YamlNode root = YamlComposer.Compose(new SourceText("job.yaml", yaml), yaml, errors)!;
        errors.Count.ShouldBe(0);
        return new SchemaCheck(Schema).IsValid(ToJson(root));
    }

    private static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMapping mapping => new JsonObject(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key.Value, ToJson(entry.Value)))),
        YamlSequence list => new JsonArray([.. list.Items.Select(ToJson)]),
        YamlScalar { IsNull: true } => null,
        YamlScalar { IsBoolean: true, Value: var value } => bool.Parse(value),
        YamlScalar { IsNumber: true, Value: var value } => double.Parse(value, CultureInfo.InvariantCulture),
        YamlScalar scalar => scalar.Value,
        _ => throw new ArgumentException($"{node} is no YAML node"),
    };

    private static IEnumerable<JsonNode> Descend(JsonNode node)
    {
        yield return node;
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject keys => keys.Select(key => key.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (JsonNode inner in children.OfType<JsonNode>().SelectMany(Descend))
            yield return inner;
    }
}
