namespace NtkWorkbench.JobFiles;

/// <summary>
/// How the records look in a job file: the one table that binding, resolved.yaml and the schema are made from.
/// Everything else (keys, types, required, ranges, descriptions) is on the records, and <see cref="RecordContract"/> reads it there.
/// </summary>
internal static class JobContract
{
    private static readonly JobUnion[] Unions =
    [
        new()
        {
            Type = typeof(Job), Discriminator = "kind", Default = "network",
            Members =
            [
                new("network", typeof(NetworkJob)), new("quadratic", typeof(QuadraticJob)), new("step_size", typeof(StepSizeJob)),
                new("instance_noise", typeof(InstanceNoiseJob)), new("learning_rate_sweep", typeof(LearningRateSweepJob)),
                new("comparison", typeof(ComparisonJob)),
            ],
        },
        new()
        {
            Type = typeof(DataOptions), Discriminator = "kind",
            Members = [new("function", typeof(FunctionDataOptions)), new("csv", typeof(CsvDataOptions))],
        },
        new()
        {
            Type = typeof(DesignOptions), Discriminator = "kind",
            Members =
            [
                new("modes", typeof(ModesDesignOptions)), new("csv", typeof(CsvDesignOptions)), new("drawn", typeof(DrawnDesignOptions)),
            ],
        },
        new()
        {
            Type = typeof(TargetFunction), Discriminator = "kind",
            Members =
            [
                new("piecewise_linear", typeof(PiecewiseLinear)), new("sine", typeof(Sine)),
                new("sine_mixture", typeof(SineMixture)), new("step", typeof(UnitStep)),
                new("absolute_value", typeof(AbsoluteValue)),
            ],
        },
        new()
        {
            Type = typeof(InitializationScheme), Discriminator = "scheme",
            Members =
            [
                new("he_normal", typeof(HeNormalScheme)), new("he_uniform", typeof(HeUniformScheme)),
                new("xavier_normal", typeof(XavierNormalScheme)), new("xavier_uniform", typeof(XavierUniformScheme)),
                new("lecun_normal", typeof(LecunNormalScheme)), new("normal", typeof(NormalScheme)),
                new("uniform", typeof(UniformScheme)), new("pytorch_default", typeof(PytorchDefaultScheme)),
                new("zeros", typeof(ZerosScheme)), new("constant", typeof(ConstantScheme)), new("elbows", typeof(ElbowsScheme)),
            ],
        },
        new()
        {
            Type = typeof(OptimizerOptions), Discriminator = "kind",
            Members =
            [
                new("sgd", typeof(SgdOptions)), new("momentum", typeof(MomentumOptions)),
                new("adam", typeof(AdamOptions)), new("rmsprop", typeof(RmsPropOptions)),
            ],
        },
        new()
        {
            Type = typeof(Schedule), Discriminator = "kind",
            Members =
            [
                new("constant", typeof(ConstantSchedule)), new("step", typeof(StepSchedule)),
                new("exponential", typeof(ExponentialSchedule)), new("inverse_time", typeof(InverseTimeSchedule)),
                new("cosine", typeof(CosineSchedule)), new("linear_warmup", typeof(LinearWarmupSchedule)),
                new("sequence", typeof(SequenceSchedule)),
            ],
        },
    ];

    /// <summary>The union of an abstract record; null for other types.</summary>
    public static JobUnion? UnionOf(Type type) => Array.Find(Unions, union => union.Type == type);

    /// <summary>The contract of a record, or of the kind that a mapping names; null for other types and unknown kinds.</summary>
    public static RecordContract? ContractOf(Type type, YamlMapping mapping)
    {
        if (UnionOf(type) is not JobUnion union)
            return type.IsClass && type != typeof(string) ? RecordContract.Of(type) : null;
        YamlEntry? given = mapping.Find(union.Discriminator);
        string? name = given is null ? union.Default : (given.Value as YamlScalar)?.Value;
        return name is not null && union.Find(name) is UnionMember member ? RecordContract.Of(member.Type) : null;
    }

    /// <summary>An enum value or a member of a union as job files name it.</summary>
    public static string NameOf(object value) => value is Enum
        ? JobNames.Of(value.ToString()!)
        : Unions.SelectMany(union => union.Members).First(member => member.Type == value.GetType()).Name;
}
